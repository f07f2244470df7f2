import { ref, shallowRef } from 'vue'
import { api, body, prefix, type Schemas } from '@/api'

export interface LeafFilter { action: string, subjectKind: string, subjectId: string, actorId: string, from: string, until: string }

const instant = (day: string, later = 0) => day ? new Date(new Date(`${day}T00:00`).getTime() + later * 86_400_000).toISOString() : undefined

/** Leaves of the log, newest first, a page at a time. */
export function useLeaves(filter: LeafFilter) {
  const rows = shallowRef<Schemas['ListLeavesLeaf'][] | null>(null)
  const next = ref<string | null>(null)
  const error = ref<unknown>(null)
  const loading = ref(false)
  let asked = 0

  const query = () => ({
    action: filter.action.trim() || undefined, subjectKind: filter.subjectKind.trim() || undefined, subjectId: filter.subjectId.trim() || undefined, actorId: filter.actorId.trim() || undefined,
    from: instant(filter.from), until: instant(filter.until, 1),
  })

  async function ask(after?: string) {
    const mine = ++asked
    loading.value = true
    error.value = null
    try {
      const page = await body(api.GET('/api/audit/leaves', { params: { query: { ...query(), after, size: 100 } } }))
      if (mine !== asked) return
      rows.value = after ? [...rows.value ?? [], ...page.items] : page.items
      next.value = page.next
    }
    catch (reason) { if (mine === asked) error.value = reason }
    finally { if (mine === asked) loading.value = false }
  }
  return {
    rows, next, error, loading, load: () => ask(), more: () => ask(next.value ?? undefined),
    exportUrl: (format: 'csv' | 'xlsx') => `${prefix}/api/audit/leaves/export?${new URLSearchParams({ ...Object.fromEntries(Object.entries(query()).filter(([, v]) => v !== undefined)) as Record<string, string>, format })}`,
  }
}
