import type { Schemas } from '@/api'
import type { IconName, Tone } from '@/ui'

/** An alarm as the server tells it in lists, snapshots and live messages alike. */
export type Alarm = Omit<Schemas['AlarmView'], 'kind' | 'state' | 'outcome'> & { kind: AlarmKind, state: AlarmState, outcome: Outcome | null }

export const kinds = ['press', 'drill', 'test'] as const
export type AlarmKind = (typeof kinds)[number]
export const states = ['pressed', 'shown', 'acknowledged', 'sent', 'arrived', 'ended'] as const
export type AlarmState = (typeof states)[number]
export const outcomes = ['real', 'false', 'drill', 'test'] as const
export type Outcome = (typeof outcomes)[number]
export const classes = ['school', 'kindergarten', 'hospital', 'bank', 'station', 'other'] as const

/** Nobody has answered for it yet: it sounds. */
export const waits = (alarm: Pick<Alarm, 'state'>) => alarm.state === 'pressed' || alarm.state === 'shown'
/** For practice or of the device; told apart on every screen. */
export const isPractice = (alarm: Pick<Alarm, 'kind'>) => alarm.kind !== 'press'

/** Real ones before practice, those that nobody answers before the others, then the oldest. */
export const inOrder = (alarms: Iterable<Alarm>): Alarm[] => [...alarms].sort((a, b) =>
  Number(isPractice(a)) - Number(isPractice(b)) || Number(!waits(a)) - Number(!waits(b)) || a.pressedAt.localeCompare(b.pressedAt) || a.id.localeCompare(b.id))

/** Open alarms near this one, whichever of the two was first: the later names the earlier. */
export const linkedTo = (alarm: Pick<Alarm, 'id' | 'linkedIds'>, open: readonly Alarm[]): Alarm[] =>
  open.filter((one) => one.id !== alarm.id && (alarm.linkedIds.includes(one.id) || one.linkedIds.includes(alarm.id)))

/** Which of the open alarms fills the screen: the one that is looked at until it ends; a real press takes the place of practice. Null: none is open. */
export function focusOf(alarms: readonly Alarm[], looked: string | null): Alarm | null {
  const before = alarms.find((a) => a.id === looked)
  if (before && !isPractice(before)) return before
  return alarms.find((a) => !isPractice(a) && waits(a)) ?? before ?? alarms[0] ?? null
}

/** Somebody with the roles that they hold: at an area, or (null) elsewhere. */
export interface Hearer { id: string, roles: readonly { role: string, areaPath: string | null }[] }

/** Whether an alarm asks for this person at the level that it stands at: by name, or by a role held at its place. */
export const asksFor = (alarm: Pick<Alarm, 'asked' | 'areaPath'>, who: Hearer) => alarm.asked.accountIds.includes(who.id)
  || who.roles.some((r) => alarm.asked.roles.includes(r.role) && (r.areaPath === null || alarm.areaPath.startsWith(r.areaPath)))

/** For which alarm a phone rings: one that nobody answers and that asks for its holder, a press before a drill, and then the oldest; never for a test of a device. */
export const callsOut = (alarms: Iterable<Alarm>, me: Hearer | null, heard: ReadonlySet<string>): Alarm | null =>
  me === null ? null : inOrder(alarms).find((a) => waits(a) && a.kind !== 'test' && !heard.has(a.id) && asksFor(a, me)) ?? null

/** Whether this console leaves the sound to others: the alarm does not ask for who sits here yet, and one that it asks for sits before a console that can sound. What is not known is no reason to be silent. */
export const leavesSound = (alarm: Pick<Alarm, 'asked' | 'areaPath'>, me: Hearer | null, hearing: readonly Hearer[] | null) =>
  me !== null && hearing !== null && !asksFor(alarm, me) && hearing.some((one) => asksFor(alarm, one))

/** What sounds for these alarms at a console: the siren, the softer tone of practice, or nothing. `hearing`: who sits before a console that can sound; null where that is not known. */
export const soundOf = (alarms: Iterable<Alarm>, me: Hearer | null = null, hearing: readonly Hearer[] | null = null): 'press' | 'practice' | null => {
  const waiting = [...alarms].filter((a) => waits(a) && !leavesSound(a, me, hearing))
  return waiting.length === 0 ? null : waiting.every(isPractice) ? 'practice' : 'press'
}

const marks: Record<AlarmState, { icon: IconName, tone: Tone }> = {
  pressed: { icon: 'over', tone: 'over' },
  shown: { icon: 'over', tone: 'over' },
  acknowledged: { icon: 'lock', tone: 'hold' },
  sent: { icon: 'hexagon', tone: 'accent' },
  arrived: { icon: 'unit', tone: 'accent' },
  ended: { icon: 'done', tone: 'ok' },
}
/** Colour and shape of a state; its word stands beside it. */
export const markOf = (alarm: Pick<Alarm, 'state'>) => marks[alarm.state]

/** `00:24`, from an hour on `1:02:05`: how long ago that was; never less than nothing, whatever a clock says. */
export function clockSince(at: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(at)) / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return seconds < 3600 ? rest : `${Math.floor(seconds / 3600)}:${rest}`
}

/** `14:32:06`, to a tenth of a second where that is asked for. */
export function timeOfDay(at: string, tenths = false): string {
  const time = new Date(at)
  const whole = [time.getHours(), time.getMinutes(), time.getSeconds()].map((n) => String(n).padStart(2, '0')).join(':')
  return tenths ? `${whole}.${Math.floor(time.getMilliseconds() / 100)}` : whole
}
