import { ref, shallowRef } from 'vue'

/** One thing that is read, again and again: the newest question alone counts, and what was there stays where a reading fails. */
export function useRead<T>(read: () => Promise<T>) {
  const value = shallowRef<T | null>(null)
  const error = ref<unknown>(null)
  let asked = 0

  async function load() {
    const mine = ++asked
    try {
      const told = await read()
      if (mine !== asked) return
      value.value = told
      error.value = null
    }
    catch (reason) { if (mine === asked) error.value = reason }
  }
  return { value, error, load }
}
