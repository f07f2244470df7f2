import { describe, expect, it } from 'vitest'
import { monthDays, yearBefore, yearOf } from './useNumbers'

describe('days of figures', () => {
  it('are half-open, so that no day is counted twice', () => {
    expect(yearOf(2026)).toEqual({ from: '2026-01-01', until: '2027-01-01' })
    expect(monthDays('2026-12')).toEqual({ from: '2026-12-01', until: '2027-01-01' })
    expect(monthDays('2026-02')).toEqual({ from: '2026-02-01', until: '2026-03-01' })
  })

  it('are set against the same a year before', () => { expect(yearBefore({ from: '2026-03-01', until: '2026-04-01' })).toEqual({ from: '2025-03-01', until: '2025-04-01' }) })
})
