import { describe, expect, it } from 'vitest'
import { kindOf, monthOf, readShifts, setDay, shiftsText } from './days'

const calendar = () => ({
  id: 'x', title: 'x', zone: 'Asia/Shanghai', coveredFrom: 2026, coveredUntil: 2027, normalDayMinutes: 480,
  week: Object.fromEntries([1, 2, 3, 4, 5].map((d) => [String(d), [[480, 720], [840, 1080]]])), holidays: { '2026-10-01': '国庆节' }, makeUpWorkdays: [{ date: '2026-10-10', name: '国庆节', shiftsOf: 3 }],
})

describe('days', () => {
  it.each([['2026-10-01', 'holiday'], ['2026-10-10', 'make-up'], ['2026-10-09', 'work'], ['2026-10-11', 'free']])('%s is %s', (day, kind) => { expect(kindOf(calendar(), day)).toBe(kind) })

  it('begins its weeks on Monday', () => {
    const october = monthOf(2026, 9)
    expect(october.indexOf('2026-10-01')).toBe(3)
    expect(october.at(-1)).toBe('2026-10-31')
  })

  it('is one thing alone', () => {
    const c = calendar()
    setDay(c, '2026-10-10', { kind: 'holiday', name: '校庆' })
    expect([c.holidays['2026-10-10' as never], c.makeUpWorkdays]).toEqual(['校庆', []])
    setDay(c, '2026-10-10', { kind: 'usual' })
    expect(kindOf(c, '2026-10-10')).toBe('free')
  })
})

describe('shifts', () => {
  it('are read as they are written, and in Chinese signs', () => {
    const shifts = [[480, 720], [840, 1080]]
    expect(readShifts(shiftsText(shifts))).toEqual(shifts)
    expect(readShifts('8：00至12：00，14:00-18:00')).toEqual(shifts)
    expect(readShifts('')).toEqual([])
    expect(readShifts('18:00-24:00')).toEqual([[1080, 1440]])
  })

  it.each(['8-12', '08:00-08:00', '08:00-12:00, 11:00-13:00', '08:70-09:00', '23:00-25:00'])('refuses %s', (text) => { expect(readShifts(text)).toBeNull() })
})
