import { describe, expect, it } from 'vitest'
import { along, isDue, type Line } from './way'

// Eastwards for 1,113 m on the equator, then northwards for as much.
const line: Line = [[0, 0], [0.01, 0], [0.01, 0.01]]
const at = (longitude: number, latitude: number, accuracy = 8) => ({ longitude, latitude, accuracy })

describe('along', () => {
  it.each([
    ['its begin', at(0, 0), 0, 2226], ['its middle', at(0.01, 0), 0, 1113], ['its end', at(0.01, 0.01), 0, 0], ['beside it', at(0.005, 0.001), 111, 1670], ['beyond its end', at(0.01, 0.011), 111, 0],
  ])('at %s', (_, place, off, left) => {
    const told = along(line, place)
    expect(told.offMetres).toBeCloseTo(off, -1)
    expect(told.metresLeft).toBeCloseTo(left, -1)
  })
})

describe('isDue', () => {
  const asked = { at: 0, from: at(0, 0), line }
  it.each([
    ['none was asked', null, at(0, 0), 0, true],
    ['it stands', asked, at(0, 0), 60_000, false],
    ['it moves, soon after', asked, at(0.001, 0), 14_000, false],
    ['it moves, a while after', asked, at(0.001, 0), 15_000, true],
    ['it left the way', asked, at(0.005, 0.001), 5_000, true],
    ['it left the way just now', asked, at(0.005, 0.001), 1_000, false],
    ['it only seems to have left it', asked, at(0.0001, 0.001, 90), 5_000, false],
  ])('when %s', (_, before, here, now, due) => { expect(isDue(before, here, now)).toBe(due) })
})
