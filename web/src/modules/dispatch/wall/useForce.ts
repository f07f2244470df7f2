import { computed, onScopeDispose, shallowRef } from 'vue'
import { api, body, type Plain, type Schemas } from '@/api'
import { useLive, useReread } from '@/live'
import { useSession } from '@/session'

export type WallUnit = Plain<Schemas['PatrolUnitView']>
export type Operation = Plain<Schemas['OperationRow']>
export type Way = Plain<Schemas['ListWaysUnitWay']>

const underWayMs = 10_000
const quietMs = 60_000

/** All that the wall shows of units: who is on duty and where, and who is on the way to what. Told by changes, asked anew now and then; nothing it holds grows. */
export function useForce() {
  const units = shallowRef<WallUnit[]>([])
  const operations = shallowRef<Operation[]>([])
  const ways = shallowRef<Way[]>([])
  const { can } = useSession()
  let gone = false

  async function load() {
    const [all, open] = await Promise.all([body(api.GET('/api/dispatch/units')), body(api.GET('/api/dispatch/operations', { params: { query: { state: 'open', size: 50 } } }))])
    units.value = (all as WallUnit[]).filter((u) => u.state !== 'off' && !u.unstaffed)
    operations.value = open.items as Operation[]
    ways.value = units.value.some((u) => u.state === 'sent') ? await body(api.GET('/api/dispatch/ways')) as Way[] : []
  }

  let looking: ReturnType<typeof setTimeout> | undefined
  /** What fails is asked again with the next change or the next look; the wall says itself how old it is. */
  const look = useReread(async () => {
    clearTimeout(looking)
    await load().catch(() => {})
    if (!gone) looking = setTimeout(look, ways.value.length ? underWayMs : quietMs)
  })

  if (can('dispatch.see-units')) useLive('dispatch', { snapshot: look, changed: look })
  onScopeDispose(() => { gone = true; clearTimeout(looking) })

  const out = computed(() => units.value.filter((u) => u.state === 'sent' || u.state === 'at-scene').length)
  return { units, operations, ways, out }
}

export type Force = ReturnType<typeof useForce>
