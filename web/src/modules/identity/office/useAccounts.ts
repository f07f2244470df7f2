import { ref, shallowRef, watch, type Ref } from 'vue'
import { api, body, prefix, type Schemas } from '@/api'

/** Accounts by a part of their names, a page at a time. */
export function useAccounts(search: Ref<string>) {
  const rows = shallowRef<Schemas['AccountView'][] | null>(null)
  const next = ref<string | null>(null)
  const error = ref<unknown>(null)
  const loading = ref(false)
  let asked = 0

  async function ask(after?: string) {
    const mine = ++asked
    loading.value = true
    error.value = null
    try {
      const page = await body(api.GET('/api/accounts', { params: { query: { search: search.value.trim() || undefined, after, size: 50 } } }))
      if (mine !== asked) return
      rows.value = after ? [...rows.value ?? [], ...page.items] : page.items
      next.value = page.next
    }
    catch (reason) { if (mine === asked) error.value = reason }
    finally { if (mine === asked) loading.value = false }
  }
  const load = () => ask()
  const more = () => ask(next.value ?? undefined)
  watch(search, load, { immediate: true })
  const exportUrl = (format: 'csv' | 'xlsx') => `${prefix}/api/accounts/export?${new URLSearchParams({ ...(search.value.trim() ? { search: search.value.trim() } : {}), format })}`
  return { rows, next, error, loading, load, more, exportUrl }
}
