import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joined, kept, most, staleOf, stepOf } from './liveEdge'

describe('the newest frame', () => {
  it('is gone to where the picture lies more than a second behind, or where frames were missed', () => {
    expect(stepOf([{ start: 0, end: 5 }], 3.9, 1)).toEqual({ to: 4.95 })
    expect(stepOf([{ start: 0, end: 5 }, { start: 8, end: 8.4 }], 5, 1)).toEqual({ to: expect.closeTo(8.35) })
    expect(stepOf([{ start: 8, end: 8.02 }], 5, 1)).toEqual({ to: 8 })
    expect(stepOf([{ start: 0, end: 0.4 }], 60, 1)).toEqual({ to: expect.closeTo(0.35) })
  })
  it('is come nearer to by a pace that nobody sees, and held at the usual one', () => {
    expect(stepOf([{ start: 0, end: 5 }], 4.4, 1)).toEqual({ rate: 1.1 })
    expect(stepOf([{ start: 0, end: 5 }], 4.4, 1.1)).toBeNull()
    expect(stepOf([{ start: 0, end: 5 }], 4.9, 1.1)).toEqual({ rate: 1 })
    expect(stepOf([{ start: 0, end: 5 }], 4.9, 1)).toBeNull()
    expect(stepOf([], 4, 1)).toBeNull()
  })
  it('is never more than a second away after a step, whatever is there', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.double({ min: 0.01, max: 50, noNaN: true }), fc.double({ min: 0.01, max: 50, noNaN: true })), { minLength: 1, maxLength: 4 }), fc.double({ min: 0, max: 300, noNaN: true }), (pieces, at) => {
      let from = 0
      const spans = pieces.map(([gap, length]) => ({ start: from += gap, end: from += length }))
      const step = stepOf(spans, at, 1)
      const then = step && 'to' in step ? step.to : at
      expect(spans.at(-1)!.end - then).toBeLessThanOrEqual(most)
      expect(then).toBeGreaterThanOrEqual(spans.at(-1)!.start)
    }))
  })
  it('leaves behind no more than is kept', () => {
    expect(staleOf([{ start: 0, end: 15 }], 15)).toBeNull()
    expect(staleOf([{ start: 0, end: 30 }], 30)).toEqual({ start: 0, end: 30 - kept })
    expect(staleOf([], 30)).toBeNull()
  })
})

describe('pieces that wait', () => {
  it('go in as one, in order', () => {
    const piece = (...bytes: number[]) => new Uint8Array(bytes).buffer
    expect([...new Uint8Array(joined([piece(1, 2), piece(3), piece(4, 5)]))]).toEqual([1, 2, 3, 4, 5])
    expect([...new Uint8Array(joined([piece(7)]))]).toEqual([7])
  })
})
