import { onScopeDispose, ref, shallowRef } from 'vue'
import { api, body, newId, type Plain, type Schemas } from '@/api'

export type PostPlan = Schemas['PostPlanView']
export type Weights = Plain<Schemas['PostWeights']>

const askEveryMs = 700

/** One plan of posts at a time: asked for, followed while it is made, accepted or given up; and those made before. */
export function usePostPlan() {
  const plan = shallowRef<PostPlan | null>(null)
  const earlier = shallowRef<PostPlan[]>([])
  const error = ref<unknown>(null)
  const busy = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))

  async function show(planId: string) {
    clearTimeout(timer)
    try {
      plan.value = await body(api.GET('/api/dispatch/posts/plans/{planId}', { params: { path: { planId } } }))
      if (plan.value.state === 'running') timer = setTimeout(() => void show(planId), askEveryMs)
      else void list()
    }
    catch (reason) { error.value = reason }
  }
  async function list() { earlier.value = (await body(api.GET('/api/dispatch/posts/plans', { params: { query: { size: 12 } } })).catch(() => null))?.items ?? earlier.value }

  async function run(act: () => Promise<unknown>): Promise<boolean> {
    busy.value = true
    error.value = null
    try { await act(); return true }
    catch (reason) { error.value = reason; return false }
    finally { busy.value = false }
  }
  const make = (units: number, weights: Weights, seconds: number) => run(async () => {
    const planId = newId()
    await api.POST('/api/dispatch/posts/plans', { body: { planId, units, weights, seconds } })
    await show(planId)
  })
  const cancel = () => run(async () => { const planId = plan.value!.planId; await api.POST('/api/dispatch/posts/plans/{planId}/cancel', { params: { path: { planId } } }); await show(planId) })
  const accept = (assign: { unitId: string, post: number }[]) => run(async () => { const planId = plan.value!.planId; await api.POST('/api/dispatch/posts/plans/{planId}/accept', { params: { path: { planId } }, body: { actId: newId(), assign } }); await show(planId) })
  void list()
  return { plan, earlier, error, busy, show, make, cancel, accept }
}
