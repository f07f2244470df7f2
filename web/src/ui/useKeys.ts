import { onBeforeUnmount, onMounted } from 'vue'

/** Single keys of a page, as long as nobody types in a field. A key is its `KeyboardEvent.key`, such as `j` or `?`. */
export function useKeys(keys: Record<string, (event: KeyboardEvent) => void>) {
  const press = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement | null
    const types = target?.closest('input, textarea, select, [contenteditable]')
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (types && event.key !== 'Escape') return
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act(event)
  }
  onMounted(() => window.addEventListener('keydown', press))
  onBeforeUnmount(() => window.removeEventListener('keydown', press))
}
