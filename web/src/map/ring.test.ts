import { describe, expect, it } from 'vitest'
import { crosses, ringOf, type Point } from './ring'

const round = (wobble: number): Point[] => Array.from({ length: 200 }, (_, i) => {
  const angle = (i / 199) * 2 * Math.PI
  return [200 + 100 * Math.cos(angle) + wobble * Math.sin(40 * angle), 200 + 80 * Math.sin(angle)]
})

describe('a ring drawn by hand', () => {
  it('keeps its shape with few corners, and closes where the hand came back', () => {
    const ring = ringOf(round(2), 60)!
    expect(ring.length).toBeGreaterThan(6)
    expect(ring.length).toBeLessThanOrEqual(60)
    expect(crosses(ring)).toBe(false)
  })

  it('is none where it crosses itself or encloses nothing', () => {
    expect(crosses([[0, 0], [100, 100], [100, 0], [0, 100]])).toBe(true)
    expect(ringOf([[0, 0], [100, 100], [100, 0], [0, 100]], 60)).toBeNull()
    expect(ringOf([[0, 0], [1, 1], [2, 2]], 60)).toBeNull()
    expect(ringOf([], 60)).toBeNull()
  })
})
