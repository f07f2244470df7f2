import { describe, expect, it } from 'vitest'
import { byMinutes, percent } from './byMinutes'
import type { Rings } from './useRings'

const zone = (minutes: number, people: number, peopleInTime: number, metres = 100, metresInTime = 50) => ({ minutes, share: { people, peopleInTime, metres, metresInTime } }) as Rings['zones'][number]

describe('byMinutes', () => {
  it('takes zones of one promise together, the strictest first', () => {
    expect(byMinutes([zone(8, 100, 90), zone(3, 10, 10), zone(3, 30, 10)])).toEqual([{ minutes: 3, share: 0.5 }, { minutes: 8, share: 0.9 }])
  })
  it('measures by roads where nobody is known to live, and leaves out what has none', () => {
    expect(byMinutes([zone(1, 0, 0, 200, 150), zone(8, 0, 0, 0, 0)])).toEqual([{ minutes: 1, share: 0.75 }])
  })
})

describe('percent', () => {
  it.each([[1, 100], [0.9999, 99], [0.5, 50], [0.001, 1], [0, 0]])('%d is %d', (share, whole) => { expect(percent(share)).toBe(whole) })
})
