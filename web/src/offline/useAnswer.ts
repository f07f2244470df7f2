import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { freshAnswer, lastAnswer } from './answers'
import { phone } from './phone'

/** An answer of the server as this phone last heard it, at once, and anew when it can be had: at first, when the page is looked at again, and when asked. */
export function useAnswer<T>(path: string) {
  const value = shallowRef<T>()
  const error = ref<unknown>(null)
  /** True once it was looked for on this phone, whatever was found. */
  const known = ref(false)

  async function refresh() {
    const store = phone.value?.store
    if (!store) return
    try {
      value.value = await freshAnswer<T>(store, path)
      error.value = null
    }
    catch (fault) { error.value = fault }
    finally { known.value = true }
  }

  watch(phone, async (mine) => {
    value.value = undefined
    if (!mine) return
    const last = await lastAnswer<T>(mine.store, path)
    if (last !== undefined && value.value === undefined) { value.value = last; known.value = true }
    await refresh()
  }, { immediate: true })
  // What was sent changes what the server answers.
  watch(() => phone.value?.shown.sent.length, (now, before) => { if (before !== undefined && now !== before) void refresh() })

  const look = () => { if (document.visibilityState === 'visible') void refresh() }
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => document.removeEventListener('visibilitychange', look))
  return { value, error, known, refresh }
}
