import { ref, shallowRef } from 'vue'

interface Page<T> { items: T[], next: string | null }

/** A list that is read page by page. */
export function usePages<T>(read: (after: string | undefined) => Promise<Page<T>>) {
  const items = shallowRef<T[] | null>(null)
  const next = ref<string | null>(null)
  const busy = ref(false)
  const error = ref<unknown>(null)
  let turn = 0

  async function load(more = false) {
    const mine = ++turn
    busy.value = true
    error.value = null
    try {
      const page = await read(more ? next.value ?? undefined : undefined)
      if (mine !== turn) return
      items.value = more ? [...items.value ?? [], ...page.items] : page.items
      next.value = page.next
    }
    catch (reason) { if (mine === turn) error.value = reason }
    finally { if (mine === turn) busy.value = false }
  }
  return { items, next, busy, error, load }
}
