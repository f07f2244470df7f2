import { describe, expect, it } from 'vitest'
import { boundsOf, isWithin, metresBetween, metresTo } from './geometry'

const square = { type: 'Polygon' as const, coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]], [[0.4, 0.4], [0.6, 0.4], [0.6, 0.6], [0.4, 0.6], [0.4, 0.4]]] }

describe('isWithin', () => {
  it.each([[0.2, 0.2, true], [0.5, 0.5, false], [1.2, 0.5, false]])('%d, %d: %s', (longitude, latitude, within) => {
    expect(isWithin({ longitude, latitude }, square)).toBe(within)
  })
})

describe('metres', () => {
  it('between places a hundredth of a degree apart to the north are 1,113', () => {
    expect(metresBetween({ longitude: 120, latitude: 40 }, { longitude: 120, latitude: 40.01 })).toBeCloseTo(1113.2, 1)
  })

  it('to a street are measured to its nearest point, not to its corners', () => {
    const street = { type: 'LineString' as const, coordinates: [[120, 40], [120.1, 40]] }
    expect(metresTo({ longitude: 120.05, latitude: 40.001 }, street)).toBeCloseTo(111.3, 0)
  })
})

it('bounds hold all shapes', () => {
  expect(boundsOf([square, null, { type: 'LineString', coordinates: [[-1, 0.5], [0, 2]] }])).toEqual([-1, 0, 1, 2])
})
