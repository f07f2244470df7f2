import { computed, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { api, body, type Schemas } from '@/api'

export type Figure = Schemas['FigureView']

/** The days that figures speak of, `[from, until)`, as the address holds them. */
export interface Days { from: string, until: string }

const dayText = (date: Date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`

export const yearOf = (year: number): Days => ({ from: `${year}-01-01`, until: `${year + 1}-01-01` })

/** The same days a year before. */
export function yearBefore(days: Days): Days {
  const back = (text: string) => { const [y, ...rest] = text.split('-'); return [Number(y) - 1, ...rest].join('-') }
  return { from: back(days.from), until: back(days.until) }
}

/** `2026-03` as days. */
export function monthDays(month: string): Days {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return { from: `${month}-01`, until: dayText(new Date(year, number, 1)) }
}

/** All figures of the page, for a period against the same of a year before, an area and its parts. */
export function useNumbers() {
  const route = useRoute()
  const router = useRouter()
  const thisYear = yearOf(new Date().getFullYear())
  const days = computed<Days>(() => ({ from: (route.query.from as string) || thisYear.from, until: (route.query.until as string) || thisYear.until }))
  const area = computed(() => (route.query.area as string) || undefined)
  const figures = shallowRef<Schemas['ListMeasuresResponse'] | null>(null)
  const series = shallowRef<Schemas['ShowSeriesResponse'] | null>(null)
  const before = shallowRef<Schemas['ShowSeriesResponse'] | null>(null)
  const areas = shallowRef<Schemas['CompareAreasResponse'] | null>(null)
  const error = ref<unknown>(null)
  const loading = ref(false)
  let asked = 0

  async function load() {
    const mine = ++asked
    loading.value = true
    error.value = null
    const against = yearBefore(days.value)
    const query = { from: days.value.from, until: days.value.until, area: area.value }
    try {
      const [all, line, earlier, parts] = await Promise.all([
        body(api.GET('/api/measures', { params: { query: { ...query, againstFrom: against.from, againstUntil: against.until } as never } })),
        body(api.GET('/api/measures/series', { params: { query: query as never } })),
        body(api.GET('/api/measures/series', { params: { query: { ...query, ...against } as never } })).catch(() => null),
        body(api.GET('/api/measures/areas', { params: { query: query as never } })),
      ])
      if (mine !== asked) return
      figures.value = all
      series.value = line
      before.value = earlier
      areas.value = parts
    }
    catch (reason) { if (mine === asked) error.value = reason }
    finally { if (mine === asked) loading.value = false }
  }
  watch([days, area], load, { immediate: true })

  const set = (change: Record<string, string | undefined>) => router.replace({ query: Object.fromEntries(Object.entries({ ...route.query, ...change }).filter(([, v]) => v)) as Record<string, string> })
  return { days, area, figures, series, before, areas, error, loading, load, set }
}
