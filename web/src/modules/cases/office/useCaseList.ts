import { computed, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'
import { api, body, prefix } from '@/api'
import type { CaseRow } from '../row'

/** What a list of matters is cut by; the address holds it, so that a view can be sent, kept and gone back to. */
export const filterNames = ['q', 'state', 'open', 'late', 'type', 'area', 'unit', 'from', 'until', 'source', 'sort'] as const
export type FilterName = (typeof filterNames)[number]
export type Filter = Partial<Record<FilterName, string>>

const pageSize = 100
const dayLength = 10

/** As the server takes it: days become instants, the last day is counted whole. */
export function toQuery(filter: Filter): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [name, value] of Object.entries(filter)) {
    if (!value) continue
    if (name === 'from') query.from = new Date(`${value}T00:00`).toISOString()
    else if (name === 'until') query.until = new Date(new Date(`${value}T00:00`).getTime() + 86_400_000).toISOString()
    else if (name === 'q' && /^\d+$/.test(value.trim())) query.number = value.trim()
    else query[name] = value
  }
  return query
}

/** The filter that {@link toQuery} made the query of. */
export function fromQuery(query: string): Filter {
  const day = (at: string, daysBack: number) => {
    const date = new Date(Date.parse(at) - daysBack * 86_400_000)
    return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
  }
  return Object.fromEntries([...new URLSearchParams(query)].map(([name, value]) =>
    name === 'from' ? [name, day(value, 0)] : name === 'until' ? [name, day(value, 1)] : name === 'number' ? ['q', value] : [name, value]))
}

export function useCaseList() {
  const route = useRoute()
  const router = useRouter()
  const rows = shallowRef<CaseRow[]>([])
  const next = ref<string | null>(null)
  const loading = ref(false)
  const error = ref<unknown>(null)
  let asked = 0

  const filter = computed<Filter>(() => Object.fromEntries(filterNames.flatMap((name) => {
    const value = route.query[name]
    return typeof value === 'string' && value ? [[name, name === 'from' || name === 'until' ? value.slice(0, dayLength) : value]] : []
  })))

  async function read(after?: string) {
    const mine = ++asked
    loading.value = true
    try {
      const page = await body(api.GET('/api/cases', { params: { query: { ...toQuery(filter.value), size: pageSize, ...(after ? { after } : {}) } as never } }))
      if (mine !== asked) return
      rows.value = after ? [...rows.value, ...page.items] : page.items
      next.value = page.next
      error.value = null
    }
    catch (reason) { if (mine === asked) { error.value = reason; if (!after) rows.value = [] } }
    finally { if (mine === asked) loading.value = false }
  }

  watch(filter, () => void read(), { immediate: true })

  return {
    filter, rows, next, loading, error,
    /** Changes some filters; an empty one is taken off. */
    set: (change: Filter) => router.replace({ query: Object.fromEntries(Object.entries({ ...filter.value, ...change }).filter(([, v]) => v)) as LocationQueryRaw }),
    clear: () => router.replace({ query: {} }),
    again: () => read(),
    more: () => { if (next.value && !loading.value) void read(next.value) },
    exportUrl: (format: 'csv' | 'xlsx') => `${prefix}/api/cases/export?${new URLSearchParams({ ...toQuery(filter.value), format })}`,
  }
}
