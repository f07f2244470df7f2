import { describe, expect, it } from 'vitest'
import { dayTime, now, serverTimeOf, shortSpan, tellServerTime } from './time'

describe('shortSpan', () => {
  it.each([
    [0, '0:00'], [59_999, '0:00'], [5 * 60_000, '0:05'], [-5 * 60_000, '0:05'], [90 * 60_000, '1:30'], [47 * 3600_000, '47:00'],
  ])('%d ms is %s', (span, text) => { expect(shortSpan(span)).toEqual({ text }) })

  it('counts days from two days on', () => { expect(shortSpan(3.6 * 86_400_000)).toEqual({ days: 4 }) })
})

describe('dayTime', () => {
  const today = new Date(2026, 5, 16, 20, 0).getTime()
  it('is the clock today, the day this year, the year before', () => {
    expect(dayTime(new Date(2026, 5, 16, 9, 5), today)).toBe('09:05')
    expect(dayTime(new Date(2026, 0, 2, 9, 5), today)).toBe('1-2 09:05')
    expect(dayTime(new Date(2025, 0, 2, 9, 5), today)).toBe('2025-1-2 09:05')
  })
})

describe('now', () => {
  it('is the server\'s, though the phone\'s clock is hours off', () => {
    tellServerTime(new Date(Date.now() + 5 * 3600_000).toUTCString())
    expect(Math.abs(now() - Date.now() - 5 * 3600_000)).toBeLessThan(2000)
    tellServerTime(null)
    expect(now() - Date.now()).toBeGreaterThan(4 * 3600_000)
    tellServerTime(new Date().toUTCString())
    expect(Math.abs(now() - Date.now())).toBeLessThan(2000)
  })
})

describe('serverTimeOf', () => {
  const hours = 5 * 3600_000
  it('takes from the phone how long ago something was, and from the server when that is', () => {
    tellServerTime(new Date(Date.now() - hours).toUTCString())
    expect(Math.abs(serverTimeOf(Date.now() - 8_000) - (now() - 8_000))).toBeLessThan(50)
    expect(serverTimeOf(Date.now() + 60_000)).toBeLessThanOrEqual(now())
    tellServerTime(new Date().toUTCString())
  })

  it('takes for now what another clock than the phone\'s told', () => {
    tellServerTime(new Date(Date.now() - hours).toUTCString())
    const bySatellite = Date.now() - hours
    expect(Math.abs(serverTimeOf(bySatellite, 60_000) - now())).toBeLessThan(50)
    expect(Math.abs(serverTimeOf(bySatellite) - (now() - hours))).toBeLessThan(50)
    tellServerTime(new Date().toUTCString())
  })
})
