import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeAhead, sectorOf, towards } from './sector'

describe('a sector', () => {
  it('goes out and comes back by direction and metres', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 359.9, noNaN: true }), fc.double({ min: 1, max: 1000, noNaN: true }), (direction, metres) => {
      const there = towards([120.9, 40.7], placeAhead([120.9, 40.7], direction, metres))
      const off = Math.abs(there.direction - direction)
      return Math.abs(there.metres - metres) < 1e-3 && Math.min(off, 360 - off) < 1e-3
    }))
  })

  it('begins and ends at the eye, and is a closed ring without it all round', () => {
    const at: [number, number] = [120.9, 40.7]
    const [ring] = sectorOf({ at, direction: 90, width: 80, reach: 50 }).coordinates
    expect([ring![0], ring!.at(-1)]).toEqual([at, at])
    expect(ring!.every(([lon]) => lon! >= 120.9 - 1e-9)).toBe(true)
    const [round] = sectorOf({ at, direction: 90, width: 360, reach: 50 }).coordinates
    expect(round![0]).toEqual(round!.at(-1))
    expect(round).not.toContainEqual(at)
  })
})
