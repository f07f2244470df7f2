import { computed, reactive, ref, shallowRef } from 'vue'
import { api, body, newId, Problem } from '@/api'
import { startOf, type Days } from '../response/periods'
import { rowsOf, taken, type Proposal, type SpeedTable } from './calibration'

/** A proposal of speeds from the journeys of some days: asked for, taken row by row, published. `isEmpty`: too little was driven. */
export function useCalibration() {
  const table = shallowRef<SpeedTable | null>(null)
  const proposal = shallowRef<Proposal | null>(null)
  const error = ref<unknown>(null)
  const refusal = ref<unknown>(null)
  const isEmpty = ref(false)
  const asking = ref(false)
  const busy = ref(false)
  const left = reactive(new Set<string>())
  const rows = computed(() => table.value && proposal.value ? rowsOf(table.value, proposal.value) : [])
  const isNewer = computed(() => refusal.value instanceof Problem && refusal.value.code === 'dispatch.speeds.stale')
  let asked = 0

  async function ask(days: Days) {
    const mine = ++asked
    asking.value = true
    ;[error.value, refusal.value, isEmpty.value, proposal.value] = [null, null, false, null]
    left.clear()
    try {
      const told = await body(api.POST('/api/dispatch/speeds/proposals', { body: { tracks: null, from: startOf(days.from).toISOString(), until: startOf(days.until).toISOString() } as never })) as Proposal
      const now = await body(api.GET('/api/dispatch/speeds/versions/{version}', { params: { path: { version: told.version } } }))
      if (mine !== asked) return
      ;[table.value, proposal.value] = [now.table as SpeedTable, told]
    }
    catch (reason) {
      if (mine !== asked) return
      if (reason instanceof Problem && reason.code === 'dispatch.speeds.too-few-journeys') isEmpty.value = true
      else error.value = reason
    }
    finally { if (mine === asked) asking.value = false }
  }

  const take = (key: string, on: boolean) => { if (on) left.delete(key); else left.add(key) }

  /** Puts in force what is taken; answers the new version, null where it was refused. */
  async function publish(reason: string): Promise<number | null> {
    busy.value = true
    refusal.value = null
    try {
      const { version } = await body(api.PUT('/api/dispatch/speeds', { body: { actId: newId(), version: proposal.value!.version, table: taken(table.value!, proposal.value!, left) as never, reason } }))
      return version
    }
    catch (met) { refusal.value = met; return null }
    finally { busy.value = false }
  }
  return { table, proposal, rows, left, error, refusal, isNewer, isEmpty, asking, busy, ask, take, publish }
}
