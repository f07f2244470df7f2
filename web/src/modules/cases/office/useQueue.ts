import { computed, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, body, type Schemas } from '@/api'
import { useLive, useReread } from '@/live'
import { notify } from '@/ui'
import type { CaseRow } from '../row'

/** The tabs of the desk; all but the last are groups that the server knows. */
export type Tab = 'waiting' | 'mine' | 'late' | 'soon' | 'suspended' | 'all'

const tabs: readonly Tab[] = ['waiting', 'mine', 'late', 'soon', 'suspended', 'all']
const pageSize = 100
const mostReloaded = 200

/** The operator's list: by what is left, live, a page at a time. */
export function useQueue() {
  const { t } = useI18n()
  const tab = ref<Tab>('waiting')
  const rows = shallowRef<CaseRow[]>([])
  const counts = ref<Partial<Schemas['CountCasesResponse']>>({})
  const error = ref<unknown>(null)
  const loading = ref(false)
  const next = ref<string | null>(null)
  const chosen = ref<string | null>(null)
  let asked = 0

  const read = (size: number, after?: string) =>
    body(api.GET('/api/cases', { params: { query: { ...(tab.value === 'all' ? { open: 'true' } : { group: tab.value }), sort: 'due', size, ...(after ? { after } : {}) } as never } }))

  async function load(size = pageSize) {
    const mine = ++asked
    loading.value = true
    try {
      const page = await read(size)
      if (mine !== asked) return
      rows.value = page.items
      next.value = page.next
      error.value = null
      chosen.value ??= rows.value[0]?.caseId ?? null
    }
    catch (reason) { if (mine === asked) error.value = reason }
    finally { if (mine === asked) loading.value = false }
  }

  async function more() {
    if (!next.value || loading.value) return
    loading.value = true
    const mine = asked
    try {
      const page = await read(pageSize, next.value)
      if (mine !== asked) return
      rows.value = [...rows.value, ...page.items]
      next.value = page.next
    }
    catch (reason) { error.value = reason }
    finally { loading.value = false }
  }

  async function count() {
    counts.value = await body(api.GET('/api/cases/counts')).catch(() => counts.value)
  }

  const soon = useReread(() => Promise.all([load(Math.min(mostReloaded, Math.max(pageSize, rows.value.length))), count()]))

  const changed = ref<{ ids: Set<string> }>({ ids: new Set() })
  const { state } = useLive('cases', {
    snapshot: async (why) => { await load(); void count(); if (why === 'again') notify(t('cases.queue.again')) },
    changed: (changes) => { changed.value = { ids: new Set(changes.map((c) => c.subjectId)) }; soon() },
  })

  watch(tab, () => { chosen.value = null; void load(); void count() })

  const at = computed(() => rows.value.findIndex((r) => r.caseId === chosen.value))
  function move(by: number) {
    const row = rows.value[Math.min(rows.value.length - 1, Math.max(0, at.value + by))]
    if (row) chosen.value = row.caseId
  }

  return { tab, tabs, rows, counts, error, loading, chosen, state, changed, load: () => load(), more, move }
}
