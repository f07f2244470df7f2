import { describe, expect, it } from 'vitest'
import { linesOf } from './operationLines'
import type { Operation, Way } from './useForce'

const now = Date.parse('2026-11-29T10:00:00Z')
const part = (unitId: string, state: string, more: object = {}) => ({ unitId, unitName: unitId, state, endedAt: null, arrivedAt: null, isInTime: null, ...more })
const operation = (...parts: object[]) => ({ id: 'o', parts }) as unknown as Operation
const way = (unitId: string, secondsLeft: number | null) => ({ unitId, secondsLeft }) as Way

describe('linesOf', () => {
  it('puts who is under way first, the soonest on top, then who is there, and leaves out whose part is over', () => {
    const lines = linesOf([operation(
      part('there', 'arrived', { arrivedAt: '2026-11-29T09:48:00Z' }), part('far', 'accepted'), part('near', 'sent', { isInTime: false }), part('gone', 'recalled', { endedAt: '2026-11-29T09:50:00Z' }), part('unknown', 'sent'),
    )], [way('far', 420), way('near', 100)], now)
    expect(lines.map((l) => [l.unit, l.minutes, l.isLate])).toEqual([['near', 2, true], ['far', 7, false], ['unknown', null, false], ['there', 12, false]])
  })
})
