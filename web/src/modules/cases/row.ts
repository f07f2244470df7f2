import type { Schemas } from '@/api'
import { marks, markOfLimit, type Mark } from '@/ui'

export type CaseRow = Schemas['CaseRow']
export type CaseStory = Schemas['ShowCaseResponse']
export type Candidate = Schemas['ListDuplicatesCandidate']

/** How a case is shown: ended, standing, reworked or by what is left of the clock that runs. `now` in milliseconds. */
export function markOf(row: Pick<CaseRow, 'state' | 'endedAt' | 'isPaused' | 'dueAt' | 'dueFrom' | 'reportedAt'>, now: number): Mark {
  if (row.endedAt) return marks.done
  if (row.isPaused || row.state === 'suspended') return marks.stopped
  if (!row.dueAt) return marks.inTime
  return markOfLimit(Date.parse(row.dueFrom ?? row.reportedAt), Date.parse(row.dueAt), now)
}

/** The number people say: `LG-…` is the district's own matter; the server's number with its last four apart. */
export const numberText = (row: Pick<CaseRow, 'number'>) => String(row.number).padStart(4, '0')
