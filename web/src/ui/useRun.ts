import { ref } from 'vue'

/** What a form or a button does at the server, one act at a time: whether it is under way, and what it met. */
export function useRun() {
  const busy = ref(false)
  const error = ref<unknown>(null)
  async function run(act: () => Promise<unknown>) {
    busy.value = true
    error.value = null
    try { await act() }
    catch (reason) { error.value = reason }
    finally { busy.value = false }
  }
  return { busy, error, run }
}
