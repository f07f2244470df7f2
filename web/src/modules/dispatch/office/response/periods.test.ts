import { describe, expect, it } from 'vitest'
import { lastDays, partsOf } from './periods'

describe('days of figures', () => {
  it('end with today and are half-open', () => { expect(lastDays(7, new Date(2026, 2, 3, 15))).toEqual({ from: '2026-02-25', until: '2026-03-04' }) })

  it('are cut into parts without gap and overlap', () => {
    const parts = partsOf({ from: '2026-01-01', until: '2026-01-31' }, 8)
    expect(parts).toHaveLength(8)
    expect(parts[0]).toEqual({ from: '2026-01-01', until: '2026-01-05' })
    expect(parts.at(-1)!.until).toBe('2026-01-31')
    parts.slice(1).forEach((part, i) => { expect(part.from).toBe(parts[i]!.until) })
    expect(partsOf({ from: '2026-01-01', until: '2026-01-02' }, 8)).toEqual([{ from: '2026-01-01', until: '2026-01-02' }])
  })
})
