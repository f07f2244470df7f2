import { computed, effectScope, onScopeDispose } from 'vue'
import type { Plain, Schemas } from '@/api'
import { useAnswer } from '@/offline'
import { session } from '@/session'
import { inOrder, type Alarm } from '../../alarm'

export type Button = Plain<Schemas['DeviceView']>

/** Buttons that a phone shows; who looks after more has a desk. */
const most = 100
const waitMs = 400

/** Whether this phone is of one who looks after buttons: announces their drills and tests. */
export const looksAfterButtons = () => ['alarms.expect', 'alarms.see-devices', 'alarms.see'].every((one) => session.me?.permissions.includes(one))

/** How a button stands, the worst first. */
export type Standing = 'faulty' | 'due' | 'practice' | 'ok'

/** `now` in milliseconds. */
export function standingOf(button: Pick<Button, 'faults' | 'testDueAt' | 'expects'>, now: number): Standing {
  if (button.faults.some((fault) => fault !== 'test-due')) return 'faulty'
  if (button.expects) return 'practice'
  return Date.parse(button.testDueAt) <= now || button.faults.length ? 'due' : 'ok'
}

/** Those that need somebody first, then by when they are to be tested. */
export const inNeed = (buttons: readonly Button[], now: number): Button[] => {
  const order: readonly Standing[] = ['faulty', 'due', 'practice', 'ok']
  const rank = (button: Button) => order.indexOf(standingOf(button, now))
  return [...buttons].sort((a, b) => rank(a) - rank(b) || a.testDueAt.localeCompare(b.testDueAt) || a.id.localeCompare(b.id))
}

/** The buttons of one's areas and what is open there, as this phone last heard, and anew with each change where there is reception. */
export function useSchool() {
  const buttons = useAnswer<{ items: Button[], next: string | null }>(`/api/alarm-devices?size=${most}`)
  const open = useAnswer<{ alarms: Alarm[] }>('/api/alarms/open')
  useAlarmChanges(() => { void buttons.refresh(); void open.refresh() })
  return {
    list: computed(() => buttons.value.value?.items ?? []),
    isCut: computed(() => !!buttons.value.value?.next),
    open: computed(() => inOrder((open.value.value?.alarms ?? []).filter((alarm) => alarm.deviceId))),
    known: buttons.known, error: buttons.error, refresh: async () => { await Promise.all([buttons.refresh(), open.refresh()]) },
  }
}

/** The last alarms of one button, the newest first. */
export function usePast(deviceId: string) {
  const answer = useAnswer<{ items: Alarm[] }>(`/api/alarms?device=${deviceId}&size=30`)
  useAlarmChanges(() => void answer.refresh())
  return { ...answer, list: computed(() => answer.value.value?.items ?? []) }
}

/** One alarm as it goes on. */
export function useRun(alarmId: string) {
  const answer = useAnswer<{ alarm: Alarm }>(`/api/alarms/${alarmId}`)
  useAlarmChanges((subjects) => { if (!subjects || subjects.includes(alarmId)) void answer.refresh() })
  return { ...answer, alarm: computed(() => answer.value.value?.alarm ?? null) }
}

/** Within how many seconds an alarm is to be answered, by the district's rules; none while the phone never heard them. */
export function useLevels() {
  const answer = useAnswer<Schemas['SetRulesResponse']>('/api/alarm-rules')
  return computed(() => answer.value.value?.rules.levelSeconds ?? [])
}

/** Looks again when something was done with an alarm or a fault of one's areas; several at once are one look. `look` is told which alarms changed, null where that is not known. */
function useAlarmChanges(look: (subjects: string[] | null) => void) {
  const scope = effectScope(true)
  let waiting: ReturnType<typeof setTimeout> | undefined
  let subjects: string[] | null = []
  const soon = (changed: string[] | null) => {
    subjects = changed && subjects ? [...subjects, ...changed] : null
    waiting ??= setTimeout(() => { const those = subjects; waiting = undefined; subjects = []; look(those) }, waitMs)
  }
  void import('@/live').then(({ useLive }) => scope.run(() => useLive('alarms', { snapshot: (why) => { if (why !== 'first') soon(null) }, changed: (told) => soon(told.map((one) => one.subjectId)) }))).catch(() => {})
  onScopeDispose(() => { clearTimeout(waiting); scope.stop() })
}
