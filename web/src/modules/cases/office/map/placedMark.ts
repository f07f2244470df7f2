import { marks, type Mark } from '@/ui'
import { markOf, type CaseRow } from '../../row'

/** As the map's tiles mark it: where no clock runs, it stands. */
export const placedMark = (row: CaseRow, now: number): Mark => !row.endedAt && !row.dueAt ? marks.stopped : markOf(row, now)
