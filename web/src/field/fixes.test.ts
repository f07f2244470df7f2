import { describe, expect, it } from 'vitest'
import { add, isWorth, type SentFix } from './fixes'

const here = (at: number, latitude = 40.7) => ({ at, latitude, longitude: 120.9, accuracy: 7.6 })

describe('what a phone tells of where it is', () => {
  it('is the first, then each 25 m, no sooner than after 10 s, and each minute in any case', () => {
    expect(isWorth(here(0), null)).toBe(true)
    expect(isWorth(here(9_000, 40.71), here(0))).toBe(false)
    expect(isWorth(here(10_000, 40.70024), here(0))).toBe(true)
    expect(isWorth(here(10_000, 40.7002), here(0))).toBe(false)
    expect(isWorth(here(59_000), here(0))).toBe(false)
    expect(isWorth(here(60_000), here(0))).toBe(true)
  })

  it('keeps the way whole where it waits for long', () => {
    let waiting: SentFix[] = []
    for (let i = 0; i <= 2_000; i++) waiting = add(waiting, here(i * 10_000))
    expect(waiting.length).toBe(1_501)
    expect(waiting[0]).toEqual({ at: '1970-01-01T00:00:00.000Z', longitude: 120.9, latitude: 40.7, accuracy: 8 })
    expect(waiting.at(-1)!.at).toBe(new Date(20_000_000).toISOString())
    expect([...waiting].sort((a, b) => a.at.localeCompare(b.at))).toEqual(waiting)
  })
})
