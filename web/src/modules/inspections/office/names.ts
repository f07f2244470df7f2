import type { Schemas } from '@/api'
import { markOfLimit, marks, type Mark } from '@/ui'

/** The server's names, in the order in which they are offered. */
export const kinds = ['campus', 'fire', 'shop', 'station', 'component'] as const
export const states = ['planned', 'open', 'closed', 'cancelled'] as const
export const defectCuts = ['open', 'overdue', 'found', 'ordered', 'fixed', 'closed', 'withdrawn', 'all'] as const
export const severities = ['major', 'general'] as const
export const evidences = ['none', 'photo', 'number', 'text'] as const
export const limitUnits = ['emergency-hour', 'working-hour', 'working-day', 'calendar-day'] as const

export const orderReasons = ['other-unit', 'other-limit', 'not-theirs'] as const
export const withdrawReasons = ['found-in-error', 'found-twice', 'no-longer-there'] as const
export const cancelReasons = ['closed-down', 'planned-twice', 'not-needed'] as const

/** How an inspection stands: late where it was to be done, done, or waiting. */
export function markOfInspection(row: Schemas['InspectionRow']): Mark {
  if (row.state === 'planned') return row.isOverdue ? marks.over : marks.inTime
  return row.state === 'open' ? marks.rework : row.state === 'closed' ? marks.done : marks.stopped
}

/** How a defect's present step stands. */
export function markOfDefect(row: Schemas['DefectRow'], now: number): Mark {
  if (!row.dueAt) return row.state === 'closed' ? marks.done : marks.stopped
  return markOfLimit(Date.parse(row.stepAt), Date.parse(row.dueAt), now)
}
