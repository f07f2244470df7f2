import { computed, reactive, ref, shallowRef } from 'vue'
import { api, body, Problem, type Schemas } from '@/api'

type View = Schemas['ArticleView']
type Version = Schemas['GetArticleVersionRow']

const nothing = () => ({
  kind: 'publication', door: 'daily-life', areaPath: '', title: '', englishTitle: '', summary: '', body: '', englishBody: '', topic: '', validFrom: '', validUntil: '',
  longitude: null as number | null, latitude: null as number | null, placeText: '', askWhom: '', openHours: '', pictures: [] as string[],
})
export type Draft = ReturnType<typeof nothing>

/** One article as it is written: what the server has, what stands on the page, and what a colleague wrote meanwhile. */
export function useArticle(id: string) {
  const draft = reactive(nothing())
  const there = shallowRef<View | null>(null)
  const versions = shallowRef<Version[]>([])
  const error = ref<unknown>(null)
  const fault = ref<unknown>(null)
  const busy = ref(false)
  /** Somebody else's newer words, while one's own are not saved. */
  const stale = shallowRef<Version | null>(null)
  const saved = ref('')
  const changed = computed(() => JSON.stringify(draft) !== saved.value)
  const path = { params: { path: { articleId: id } } }

  const take = (view: View) => {
    const { content: c } = view
    Object.assign(draft, nothing(), {
      kind: view.kind, door: view.door, areaPath: view.areaPath, title: c.title, englishTitle: c.englishTitle ?? '', summary: c.summary ?? '', body: c.body, englishBody: c.englishBody ?? '', topic: c.topic ?? '',
      validFrom: toLocal(c.validFrom), validUntil: toLocal(c.validUntil), longitude: c.longitude, latitude: c.latitude, placeText: c.placeText ?? '', askWhom: c.askWhom ?? '', openHours: c.openHours ?? '', pictures: [...c.pictures],
    })
    keep()
  }
  const keep = () => { saved.value = JSON.stringify(draft) }

  async function ask() {
    const told = await body(api.GET('/api/portal/articles/{articleId}', path))
    versions.value = told.versions
    return told.article
  }
  async function load() {
    error.value = null
    try { there.value = await ask(); take(there.value); stale.value = null }
    catch (reason) { error.value = reason }
  }
  /** A new one: nothing is at the server yet. */
  function begin(first: Partial<Draft>) { Object.assign(draft, nothing(), first); keep() }

  async function run(act: () => Promise<void>) {
    busy.value = true
    fault.value = null
    try { await act() }
    catch (reason) {
      fault.value = reason
      if (reason instanceof Problem && reason.code === 'portal.articles.stale') { await ask().catch(() => null); stale.value = versions.value[0] ?? null }
    }
    finally { busy.value = false }
  }

  const write = (version: number | null) => run(async () => {
    const none = (text: string) => text.trim() || null
    there.value = await body(api.PUT('/api/portal/articles/{articleId}', {
      ...path, headers: version === null ? {} : { 'If-Match': `"${version}"` },
      body: {
        ...draft, englishTitle: none(draft.englishTitle), summary: none(draft.summary), englishBody: none(draft.englishBody), topic: none(draft.topic), placeText: none(draft.placeText), askWhom: none(draft.askWhom), openHours: none(draft.openHours),
        longitude: degrees(draft.longitude), latitude: degrees(draft.latitude), validFrom: toInstant(draft.validFrom), validUntil: toInstant(draft.validUntil),
      },
    }))
    keep()
    stale.value = null
    await ask()
  })
  const save = () => write(there.value?.version ?? null)
  /** Over a colleague's words, which stay as a version. */
  const saveOver = () => write(stale.value!.version)
  const publish = () => run(async () => { there.value = await body(api.POST('/api/portal/articles/{articleId}/publish', { ...path, body: { version: there.value!.version } })) })
  const withdraw = () => run(async () => { there.value = await body(api.POST('/api/portal/articles/{articleId}/withdraw', path)) })
  /** Puts an older version's words on the page; they count only when saved. */
  const bring = (version: number) => run(async () => {
    const content = await body(api.GET('/api/portal/articles/{articleId}/versions/{version}', { params: { path: { articleId: id, version } } }))
    const before = saved.value
    take({ ...there.value!, content })
    saved.value = before
  })

  return { draft, there, versions, error, fault, busy, stale, changed, load, begin, save, saveOver, publish, withdraw, bring }
}

/** Of an input of type datetime-local. */
function toLocal(instant: string | null) {
  if (!instant) return ''
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
/** An emptied field of numbers holds a text. */
const degrees = (typed: unknown) => typeof typed === 'number' ? typed : null
const toInstant = (local: string) => local ? new Date(local).toISOString() : null
