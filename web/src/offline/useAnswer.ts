import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { freshAnswer, lastAnswer } from './answers'
import { phone, type Phone } from './phone'

export interface Answer<T> {
  value: ShallowRef<T | undefined>
  error: Ref<unknown>
  /** True once it was looked for on this phone, whatever was found. */
  known: Ref<boolean>
  refresh: () => Promise<void>
}

/** Pages of one screen that ask the same share one answer. */
const shared = new Map<string, { answer: Answer<unknown>, users: number, end: () => void }>()

/** An answer of the server as this phone last heard it, at once, and anew when it can be had: at first, when the page is looked at again, and when asked. */
export function useAnswer<T>(path: string): Answer<T> {
  let entry = shared.get(path)
  if (!entry) shared.set(path, entry = { ...follow<unknown>(path), users: 0 })
  entry.users++
  onScopeDispose(() => {
    if (--entry.users > 0) return
    entry.end()
    shared.delete(path)
  })
  return entry.answer as Answer<T>
}

function follow<T>(path: string): { answer: Answer<T>, end: () => void } {
  const value = shallowRef<T>()
  const error = ref<unknown>(null)
  const known = ref(false)

  async function refresh() {
    const mine = phone.value
    if (!mine) return
    try {
      const fresh = await freshAnswer<T>(mine.store, path)
      if (mine !== phone.value) return
      value.value = fresh
      error.value = null
    }
    catch (fault) { error.value = fault }
    finally { known.value = true }
  }

  async function begin(mine: Phone | null) {
    value.value = undefined
    if (!mine) return
    const last = await lastAnswer<T>(mine.store, path).catch(() => undefined)
    if (last !== undefined && value.value === undefined) { value.value = last; known.value = true }
    await refresh()
  }

  const ends = [
    watch(phone, begin, { immediate: true }),
    // What was sent changes what the server answers.
    watch(() => phone.value?.newlySent.value, (now) => { if (now) void refresh() }),
  ]
  const look = () => { if (document.visibilityState === 'visible') void refresh() }
  document.addEventListener('visibilitychange', look)
  return { answer: { value, error, known, refresh }, end: () => { ends.forEach((end) => end()); document.removeEventListener('visibilitychange', look) } }
}
