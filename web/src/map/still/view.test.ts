import { describe, expect, it } from 'vitest'
import { boundsOf, holding, place } from './view'

const view = { center: [120.9, 40.7] as [number, number], zoom: 14, width: 400, height: 300 }

describe('a still view', () => {
  it('has its middle in the middle and its corners at its bounds', () => {
    expect(place(view, view.center)).toEqual([200, 150])
    const [west, south, east, north] = boundsOf(view)
    for (const [[x, y], corner] of [[place(view, [west, north]), [0, 0]], [place(view, [east, south]), [400, 300]]] as const) {
      expect(x).toBeCloseTo(corner[0], 3)
      expect(y).toBeCloseTo(corner[1], 3)
    }
  })

  it('holds all places that it is asked to hold', () => {
    const places: [number, number][] = [[120.85, 40.65], [120.99, 40.74], [120.9, 40.7]]
    const held = { ...view, ...holding(places, 400, 300) }
    for (const [x, y] of places.map((p) => place(held, p))) {
      expect(x).toBeGreaterThanOrEqual(27); expect(x).toBeLessThanOrEqual(373)
      expect(y).toBeGreaterThanOrEqual(27); expect(y).toBeLessThanOrEqual(273)
    }
    expect(holding([[120.9, 40.7]], 400, 300).zoom).toBe(15)
  })
})
