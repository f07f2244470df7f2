import { computed, ref, watch, type Ref } from 'vue'
import { api, body, prefix, problemOf, type Schemas } from '@/api'
import { followedPictureUrl } from '@/modules/cases'

type Matter = Schemas['SubjectMatter']
const remembered = 'wangge.pass'

/** What is held about oneself: by a report's link, or by the pass of half an hour that a code gave. */
export function useOwnData(secret: Ref<string | undefined>) {
  const pass = ref<string | null>(sessionStorage.getItem(remembered))
  const matters = ref<Matter[] | null>(null)
  const contact = ref<string | null>(null)
  const outcome = ref<Schemas['SubjectDeletion'][]>([])
  const error = ref<unknown>(null)
  const known = computed(() => !!secret.value || !!pass.value)

  async function load() {
    error.value = null
    matters.value = null
    try {
      if (secret.value) {
        const told = await body(api.GET('/api/follow/{secret}/my-data', { params: { path: { secret: secret.value } } }))
        matters.value = [{ part: 'reports', subjectId: String(told.number), title: String(told.number), receivedAt: told.receivedAt, held: told.held, seenBy: told.seenBy as Matter['seenBy'] }]
      }
      else if (pass.value) {
        const told = await (await byPass('')).json() as { contact: string, matters: Matter[] }
        contact.value = told.contact
        matters.value = told.matters
      }
    }
    catch (reason) { error.value = reason; if (!secret.value) leave() }
  }
  watch([secret, pass], load, { immediate: true })

  async function byPass(path: string, method: 'GET' | 'POST' | 'DELETE' = 'GET') {
    const response = await fetch(`${prefix}/api/my-data${path}`, { method, headers: { 'X-Wangge': '1', 'X-Pass': pass.value ?? '' } })
    if (!response.ok) throw await problemOf(response)
    return response
  }

  function enter(given: string) { sessionStorage.setItem(remembered, given); pass.value = given }
  function leave() { sessionStorage.removeItem(remembered); pass.value = null; matters.value = null }
  /** The pass ends at the server too, so that nobody uses it after. */
  async function end() { await byPass('/pass', 'DELETE').catch(() => {}); leave() }

  async function file(format: 'json' | 'csv'): Promise<Blob> {
    if (!secret.value) return (await byPass(`?format=${format}`)).blob()
    const response = await fetch(`${prefix}/api/follow/${secret.value}/my-data?format=${format}`)
    if (!response.ok) throw await problemOf(response)
    return response.blob()
  }

  /** By a report's link its pictures are shown; the pass opens their names alone. */
  const pictureUrl = computed(() => { const link = secret.value; return link ? (sha: string) => followedPictureUrl(link, sha) : undefined })

  async function removeAll() {
    outcome.value = ((await (await byPass('/delete', 'POST')).json()) as { matters: Schemas['SubjectDeletion'][] }).matters
    await load()
  }

  return { pass, matters, contact, outcome, error, known, load, enter, leave, end, file, pictureUrl, removeAll }
}
