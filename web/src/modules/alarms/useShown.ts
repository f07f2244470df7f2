import { nextTick, onScopeDispose, watch } from 'vue'
import { now } from '@/session'
import { alarms as ask } from './calls'
import { useAlarms } from './useAlarms'
import { consoleId } from './useConsole'

const most = 50
const againMs = 2_000
const painted = () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))

/** Says of each open alarm, once, that this console has painted it. A page out of sight paints nothing and says nothing. */
export function useShown() {
  const { open } = useAlarms()
  const begun = new Set<string>()
  const waiting = new Map<string, string>()
  let again: ReturnType<typeof setTimeout> | undefined
  let sending = false

  async function send() {
    clearTimeout(again)
    if (sending || !consoleId.value || waiting.size === 0) return
    sending = true
    const batch = [...waiting].slice(0, most).map(([alarmId, happenedAt]) => ({ alarmId, happenedAt }))
    try {
      await ask.shown(consoleId.value, batch)
      batch.forEach((one) => waiting.delete(one.alarmId))
    }
    catch { again = setTimeout(() => void send(), againMs) }
    sending = false
    if (waiting.size > 0 && batch.every((one) => !waiting.has(one.alarmId))) void send()
  }

  watch([open, consoleId], async ([alarms]) => {
    const ids = new Set(alarms.map((a) => a.id))
    for (const id of begun) if (!ids.has(id)) begun.delete(id)
    for (const id of waiting.keys()) if (!ids.has(id)) waiting.delete(id)
    const fresh = alarms.filter((a) => !begun.has(a.id))
    fresh.forEach((a) => begun.add(a.id))
    if (fresh.length > 0) {
      await nextTick()
      await painted()
      const at = new Date(now()).toISOString()
      fresh.forEach((a) => waiting.set(a.id, at))
    }
    void send()
  }, { immediate: true })
  onScopeDispose(() => clearTimeout(again))
}
