import { shallowRef, watch, type Ref } from 'vue'
import { api, body, newId, type Schemas } from '@/api'
import { useRun } from '@/ui'

export type Story = Schemas['ShowInspectionResponse']
export type DefectStory = Schemas['ShowInspectionDefectView']

/** One inspection with its defects, and what is done to them. */
export function useInspection(id: Ref<string>) {
  const story = shallowRef<Story | null>(null)
  const error = shallowRef<unknown>(null)
  const { busy, error: fault, run } = useRun()

  async function load() {
    const asked = id.value
    try {
      const told = await body(api.GET('/api/rounds/inspections/{inspectionId}', { params: { path: { inspectionId: asked } } }))
      if (asked !== id.value) return
      story.value = told
      error.value = null
    }
    catch (reason) { error.value = reason }
  }
  watch(id, () => { story.value = null; void load() }, { immediate: true })

  /** Does an act, then shows what came of it; true where it was done. */
  async function done(act: () => Promise<unknown>): Promise<boolean> {
    await run(act)
    if (fault.value) return false
    await load()
    return true
  }

  return {
    story, error, busy, fault, load,
    order: (defectId: string, ask: { unitId: string | null, contact: string | null, limitAmount: number, limitUnit: string, reason: string | null, words: string | null }) =>
      done(() => body(api.POST('/api/rounds/defects/{defectId}/order', { params: { path: { defectId } }, body: { actId: newId(), happenedAt: null, photos: [], ...ask } }))),
    fix: (defectId: string, words: string | null, photos: string[]) =>
      done(() => body(api.POST('/api/rounds/defects/{defectId}/fix', { params: { path: { defectId } }, body: { actId: newId(), happenedAt: null, words, photos } }))),
    recheck: (defectId: string, isFixed: boolean, words: string | null, photos: string[]) =>
      done(() => body(api.POST('/api/rounds/defects/{defectId}/recheck', { params: { path: { defectId } }, body: { actId: newId(), happenedAt: null, isFixed, words, photos } }))),
    withdraw: (defectId: string, reason: string, words: string | null) =>
      done(() => body(api.POST('/api/rounds/defects/{defectId}/withdraw', { params: { path: { defectId } }, body: { actId: newId(), happenedAt: null, photos: [], reason, words } }))),
    cancel: (reason: string) =>
      done(() => body(api.POST('/api/rounds/inspections/{inspectionId}/cancel', { params: { path: { inspectionId: id.value } }, body: { actId: newId(), happenedAt: null, words: null, photos: [], reason } }))),
    handOver: (inspectorId: string) =>
      done(() => body(api.POST('/api/rounds/inspections/{inspectionId}/hand-over', { params: { path: { inspectionId: id.value } }, body: { actId: newId(), happenedAt: null, words: null, photos: [], inspectorId } }))),
  }
}
export type InspectionDesk = ReturnType<typeof useInspection>
