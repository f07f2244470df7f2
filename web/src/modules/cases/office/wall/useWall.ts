import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { api, body, type Schemas } from '@/api'
import { useLive, useReread } from '@/live'
import { useNow, useSession } from '@/session'
import { marks, type Mark } from '@/ui'
import { markOf } from '../../row'

export type OpenMark = Schemas['ListOpenMarksOpenMark']

const eachMinute = 60_000

async function subdistricts(): Promise<GeoJSON.FeatureCollection> {
  const told = await body(api.GET('/api/areas/map', { params: { query: { level: 'subdistrict' } as never } }))
  return { type: 'FeatureCollection', features: told.features as unknown as GeoJSON.Feature[] }
}

/** All that the wall shows of matters; told by changes, asked anew each minute. It runs for weeks: nothing it holds grows. */
export function useWall() {
  const open = shallowRef<OpenMark[]>([])
  const today = shallowRef<Schemas['ShowTodayResponse'] | null>(null)
  const duty = shallowRef<Schemas['ShowDutyCounts'] | null>(null)
  const areas = shallowRef<GeoJSON.FeatureCollection | null>(null)
  const { can } = useSession()
  /** Who answers alarms and sees no matters has the wall without their numbers. */
  const seesMatters = can('cases.read')
  const closed = shallowRef<Schemas['ListLastClosedLastClosed'][]>([])
  const freshAt = ref(0)
  const error = ref<unknown>(null)
  const now = useNow(1000)

  async function load() {
    try {
      const [matters, on] = await Promise.all([
        seesMatters ? Promise.all([body(api.GET('/api/cases/open-marks')), body(api.GET('/api/cases/today')), body(api.GET('/api/cases/last-closed'))]) : null,
        can('rounds.see-duty') ? body(api.GET('/api/duty/counts')) : null,
      ])
      areas.value ??= await subdistricts()
      if (matters) [open.value, today.value, closed.value] = [matters[0].marks, matters[1], matters[2]]
      duty.value = on
      freshAt.value = Date.now()
      error.value = null
    }
    catch (reason) { error.value = reason }
  }

  const reread = useReread(load)
  const { state } = useLive(seesMatters ? 'cases' : 'alarms', {
    snapshot: () => load(),
    changed: () => { if (seesMatters) reread() },
  })
  const timer = setInterval(() => void load(), eachMinute)
  onScopeDispose(() => clearInterval(timer))

  /** Marks by the minute, not by the second: what is shown changes no faster. */
  const minute = computed(() => Math.floor(now.value / eachMinute) * eachMinute)
  const marked = computed(() => open.value.map((o) => ({ ...o, mark: markOf({ ...o, endedAt: null }, minute.value) })))
  const count = (mark: Mark) => marked.value.filter((m) => m.mark === mark).length
  const counts = computed(() => ({ inTime: count(marks.inTime), soon: count(marks.soon), over: count(marks.over), stopped: count(marks.stopped) }))
  const late = computed(() => marked.value.filter((m) => m.mark === marks.over).sort((a, b) => Date.parse(a.dueAt!) - Date.parse(b.dueAt!)))
  return { seesMatters, marked, counts, late, today, closed, duty, areas, freshAt, error, state, now, minute }
}
