import { onMounted, watch, type Ref } from 'vue'
import { usePages } from './usePages'

/** A list that the address cuts, read page by page, and anew when the cut changes. */
export function usePaged<T>(cut: Ref<Record<string, string>>, read: (query: Record<string, string>) => Promise<{ items: T[], next: string | null }>) {
  const pages = usePages<T>((after) => read(after ? { ...cut.value, after } : cut.value))
  const load = () => pages.load()
  onMounted(load)
  watch(cut, (now, before) => { if (JSON.stringify(now) !== JSON.stringify(before)) void load() })
  return { ...pages, load, more: () => pages.load(true) }
}
