import { computed, ref, shallowRef } from 'vue'
import { api, body, newId, prefix, type Schemas } from '@/api'
import { useRead, useRun } from '@/ui'

export type Tracker = Schemas['ListTrackersRow']
export type MadeTracker = Schemas['MakeTrackerResponse'] & { label: string }

/** What a tracking app that speaks OsmAnd's way is told: the address, and the secret as its device identifier. */
export const osmAndAddress = () => `${location.origin}${prefix}/osmand`
/** The same in one line, for apps that scan it or browsers that try it. */
export const osmAndLink = (secret: string) => `${osmAndAddress()}?id=${encodeURIComponent(secret)}`

/** The trackers of one unit: made (its secret is told once), listed, ended. */
export function useTrackers(unitId: string) {
  const { value, error, load } = useRead(() => body(api.GET('/api/dispatch/trackers')))
  const trackers = computed(() => value.value?.filter((one) => one.unitId === unitId) ?? null)
  const { busy, error: refusal, run } = useRun()
  const made = shallowRef<MadeTracker | null>(null)
  const ending = ref<string | null>(null)
  /** Kept until it is made, so that a second try is the same wish. */
  let next = newId()

  const make = (label: string) => run(async () => {
    const told = await body(api.PUT('/api/dispatch/trackers/{trackerId}', { params: { path: { trackerId: next } }, body: { unitId, label } }))
    made.value = { ...told, label }
    next = newId()
    await load()
  })
  const end = (trackerId: string) => run(async () => {
    ending.value = trackerId
    try { await api.DELETE('/api/dispatch/trackers/{trackerId}', { params: { path: { trackerId } } }) }
    finally { ending.value = null }
    if (made.value?.trackerId === trackerId) made.value = null
    await load()
  })
  void load()
  return { trackers, error, refusal, busy, made, ending, make, end, load }
}
