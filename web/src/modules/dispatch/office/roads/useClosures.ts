import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, body, type Schemas } from '@/api'
import { notify, useRead, useRefusal } from '@/ui'

export type Closure = Schemas['ClosureView']

/** More closed roads at once has no district. */
const most = 200
const none: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] }

/** Roads that are closed now or will be, and their stretches for the map; those of one case, where `caseId` names it. */
export function useClosures(caseId?: () => string) {
  const { t } = useI18n()
  const { say } = useRefusal()
  const { value, error, load } = useRead(async () => {
    const [page, lines] = await Promise.all([body(api.GET('/api/dispatch/closures', { params: { query: { size: most, caseId: caseId?.() } } })), body(api.GET('/api/dispatch/closures/stretches'))])
    const own = new Set(page.items.map((c) => c.id))
    return { items: page.items, features: onceEach(lines.features as unknown as GeoJSON.Feature[]).filter((f) => own.has(f.properties?.closureId as string)) }
  })
  const closures = computed(() => value.value?.items ?? null)
  const stretches = computed<GeoJSON.FeatureCollection>(() => value.value ? { type: 'FeatureCollection', features: value.value.features } : none)
  /** The one that is being opened. */
  const opening = ref<string | null>(null)

  const featuresOf = (closureId: string) => stretches.value.features.filter((f) => f.properties?.closureId === closureId)
  /** The names of a closure's streets, from its stretches. */
  const streetOf = (closure: Closure) => [...new Set(featuresOf(closure.id).filter((f) => f.properties?.name).map((f) => String(f.properties!.name)))].join(t('dispatch-office.comma')) || t('dispatch-office.roads.unnamed')

  async function reopen(closure: Closure) {
    opening.value = closure.id
    try {
      await api.POST('/api/dispatch/closures/{closureId}/reopen', { params: { path: { closureId: closure.id } } })
      notify(t('dispatch-office.roads.opened', { street: streetOf(closure) }), 'ok')
      await load()
    }
    catch (reason) { notify(say(reason), 'over') }
    finally { opening.value = null }
  }
  return { closures, stretches, error, load, opening, featuresOf, streetOf, reopen }
}

/** What is closed for cars and for who walks is drawn once. */
function onceEach(features: GeoJSON.Feature[]): GeoJSON.Feature[] {
  return [...new Map(features.map((f) => [`${f.properties?.closureId} ${JSON.stringify(f.geometry)}`, f])).values()]
}
