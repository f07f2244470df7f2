import { ref, shallowRef } from 'vue'

interface Page<T> { items: T[], next: string | null }

/** A list read page by page; `load` starts anew. */
export function usePages<T>(read: (after?: string) => Promise<Page<T>>) {
  const items = shallowRef<T[]>([])
  const next = ref<string | null>(null)
  const loading = ref(false)
  const error = ref<unknown>(null)
  let asked = 0

  async function load(after?: string) {
    const mine = ++asked
    loading.value = true
    try {
      const page = await read(after)
      if (mine !== asked) return
      items.value = after ? [...items.value, ...page.items] : page.items
      next.value = page.next
      error.value = null
    }
    catch (reason) { if (mine === asked) error.value = reason }
    finally { if (mine === asked) loading.value = false }
  }

  return { items, next, loading, error, load: () => load(), more: () => load(next.value ?? undefined) }
}
