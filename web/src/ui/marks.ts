import type { IconName } from './icons'

export type Tone = 'ok' | 'soon' | 'over' | 'hold' | 'second' | 'accent'

/** A state as it is shown everywhere: colour, shape and word, always the three. */
export interface Mark { name: string, icon: IconName, tone: Tone }

export const marks = {
  inTime: { name: 'in-time', icon: 'ok', tone: 'ok' },
  soon: { name: 'soon', icon: 'soon', tone: 'soon' },
  over: { name: 'over', icon: 'over', tone: 'over' },
  stopped: { name: 'stopped', icon: 'hold', tone: 'hold' },
  done: { name: 'done', icon: 'done', tone: 'ok' },
  rework: { name: 'rework', icon: 'rework', tone: 'over' },
  unproven: { name: 'unproven', icon: 'check', tone: 'second' },
  held: { name: 'held', icon: 'lock', tone: 'hold' },
} as const satisfies Record<string, Mark>

/** Share of the limit from which a matter is due soon. Source: DOMAIN 3, "Supervision: yellow at 80 %". */
export const soonFrom = 0.8

/** How a running limit stands: by the share of it that is used. Times in milliseconds. */
export function markOfLimit(startedAt: number, dueAt: number, now: number): Mark {
  if (now >= dueAt) return marks.over
  return now - startedAt >= soonFrom * (dueAt - startedAt) ? marks.soon : marks.inTime
}
