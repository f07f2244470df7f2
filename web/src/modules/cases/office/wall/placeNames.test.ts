import { describe, expect, it } from 'vitest'
import { placeNames, type Box } from './placeNames'

const within = { x: 0, y: 0, width: 1000, height: 600 }
const size = () => ({ width: 100, height: 40 })
const apart = (a: Box, b: Box) => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y

describe('placeNames', () => {
  it('stands on the right where there is room', () => {
    expect(placeNames([{ id: 'a', x: 500, y: 300 }], 3, size, 10, [], within)[0]!.box).toEqual({ x: 510, y: 280, width: 100, height: 40 })
  })

  it('goes to the side that covers least', () => {
    expect(placeNames([{ id: 'a', x: 500, y: 300 }], 3, size, 10, [{ x: 505, y: 290, width: 60, height: 20 }], within)[0]!.box.x).toBe(390)
  })

  it('never lays one over another, nor over the edge, however many there are', () => {
    const spots = Array.from({ length: 400 }, (_, i) => ({ id: `${i}`, x: (i * 37) % 1000, y: (i * 53) % 600 }))
    const placed = placeNames(spots, 400, size, 10, [], within)
    expect(placed.length).toBeGreaterThan(20)
    placed.forEach((a, i) => {
      expect(a.box.x >= 0 && a.box.x + 100 <= 1000 && a.box.y >= 0 && a.box.y + 40 <= 600).toBe(true)
      expect(placed.slice(i + 1).every((b) => apart(a.box, b.box))).toBe(true)
    })
  })

  it('names no more than asked, the first first', () => {
    expect(placeNames([{ id: 'a', x: 100, y: 100 }, { id: 'b', x: 400, y: 100 }, { id: 'c', x: 700, y: 100 }], 2, size, 10, [], within).map((p) => p.id)).toEqual(['a', 'b'])
  })
})
