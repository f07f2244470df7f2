import { describe, expect, it } from 'vitest'
import { marks } from '@/ui'
import { markOf } from './row'

const row = { state: 'reported', endedAt: null, isPaused: false, dueAt: '2026-06-16T06:15:00Z', dueFrom: '2026-06-16T06:00:00Z', reportedAt: '2026-06-16T05:00:00Z' }
const at = (clock: string) => Date.parse(`2026-06-16T${clock}:00Z`)

describe('markOf', () => {
  it('goes by the running clock, not by the report', () => {
    expect(markOf(row, at('06:05'))).toBe(marks.inTime)
    expect(markOf(row, at('06:13'))).toBe(marks.soon)
    expect(markOf(row, at('06:15'))).toBe(marks.over)
  })

  it('shows what stands as standing and what ended as closed, whatever the clock', () => {
    expect(markOf({ ...row, isPaused: true }, at('07:00'))).toBe(marks.stopped)
    expect(markOf({ ...row, endedAt: '2026-06-16T06:10:00Z' }, at('07:00'))).toBe(marks.done)
  })
})
