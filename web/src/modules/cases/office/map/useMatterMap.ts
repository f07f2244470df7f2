import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { api, body, prefix, type Schemas } from '@/api'
import { useLive } from '@/live'
import type { CaseRow } from '../../row'
import { readAsk, toFilter, writeAsk, type MapAsk } from './mapQuery'

const pageSize = 60
const settleMs = 350
/** Longer than tiles are kept by the browser. */
const liveMs = 6000

/** The map's state, kept in the address; what is in view as a list; and where its tiles are. */
export function useMatterMap(box: Ref<string | null>) {
  const route = useRoute()
  const router = useRouter()
  const ask = computed<MapAsk>(() => readAsk(route.query))
  const rows = shallowRef<CaseRow[]>([])
  const next = ref<string | null>(null)
  const loading = ref(true)
  const error = ref<unknown>(null)
  /** Counts changes told by the server: a part of the tiles' address, so that the map asks for them anew. */
  const round = ref(0)
  let asked = 0

  const filter = computed(() => toFilter(ask.value))
  const tileUrl = computed(() => `${location.origin}${prefix}/api/cases/tiles/{z}/{x}/{y}.mvt?${new URLSearchParams(filter.value)}#${round.value}`)
  const set = (change: Partial<MapAsk>) => router.replace({ query: writeAsk({ ...ask.value, ...change }) })

  async function load(after?: string) {
    if (!box.value) return
    const mine = ++asked
    loading.value = true
    try {
      const query = { ...filter.value, box: box.value, sort: ask.value.time.mode === 'now' ? 'due' : 'newest', size: pageSize, ...(after ? { after } : {}) }
      const page = await body(api.GET('/api/cases', { params: { query: query as never } }))
      if (mine !== asked) return
      rows.value = after ? [...rows.value, ...page.items] : page.items
      next.value = page.next
      error.value = null
    }
    catch (reason) { if (mine === asked) error.value = reason }
    finally { if (mine === asked) loading.value = false }
  }

  let settling: ReturnType<typeof setTimeout> | undefined
  watch([() => JSON.stringify(filter.value), box], () => { clearTimeout(settling); settling = setTimeout(() => void load(), settleMs) }, { immediate: true })

  let waiting: ReturnType<typeof setTimeout> | undefined
  const renew = () => { waiting ??= setTimeout(() => { waiting = undefined; round.value++; void load() }, liveMs) }
  useLive('cases', { snapshot: (why) => { if (why !== 'first') renew() }, changed: renew })

  /** Matters at a place that the map shows as one. */
  async function listAt([longitude, latitude]: [number, number], metres: number): Promise<CaseRow[]> {
    const query = { ...filter.value, near: `${longitude.toFixed(6)},${latitude.toFixed(6)}`, metres: Math.min(5000, Math.max(3, metres)).toFixed(0), size: 20 }
    return (await body(api.GET('/api/cases', { params: { query: query as never } }))).items
  }

  async function find(number: number): Promise<CaseRow | undefined> {
    return (await body(api.GET('/api/cases', { params: { query: { number, size: 1 } as never } }))).items[0]
  }

  const searchPlaces = async (q: string): Promise<Schemas['SearchMapFound'][]> => (await body(api.GET('/api/map/search', { params: { query: { q } } }))).found

  return { ask, set, rows, next, loading, error, tileUrl, round, listAt, find, searchPlaces, again: () => load(), more: () => { if (next.value && !loading.value) void load(next.value) } }
}

export type MatterMap = ReturnType<typeof useMatterMap>
