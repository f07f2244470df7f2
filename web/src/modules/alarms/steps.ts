import type { Alarm } from './alarm'

/** One step of an alarm: when it was reached, how long after the press, and how long it may take; seconds. Null: not reached, or nothing is promised. */
export interface Step { name: 'pressed' | 'shown' | 'acknowledged' | 'sent' | 'arrived' | 'ended', at: string | null, after: number | null, within: number | null }

/** What the house promises: on the screens a fifth of a second after the press. */
const shownWithin = 0.2

/** The steps in order. `levelSeconds`: of the rules; the first is when the next level is called. */
export function stepsOf(alarm: Alarm, levelSeconds: readonly number[]): Step[] {
  const step = (name: Step['name'], at: string | null, within: number | null = null): Step => ({ name, at, after: at ? Math.max(0, (Date.parse(at) - Date.parse(alarm.pressedAt)) / 1000) : null, within })
  return [
    step('pressed', alarm.pressedAt), step('shown', alarm.shownAt, shownWithin), step('acknowledged', alarm.acknowledgedAt, levelSeconds[0] ?? null),
    step('sent', alarm.sentAt), step('arrived', alarm.arrivedAt), step('ended', alarm.endedAt),
  ]
}

export const isLate = (step: Step) => step.within !== null && step.after !== null && step.after > step.within
