import { describe, expect, it } from 'vitest'
import { nearestFirst, turned, type Choice } from './pick'

const choice = (id: string, east: number, north: number): Choice => ({ id, name: id, code: '', at: [120.9 + east, 40.7 + north] })

describe('choosing cameras', () => {
  it('offers the nearest first, by ground and not by degrees', () => {
    // A hundredth of a degree is a quarter shorter eastward at this latitude.
    expect(nearestFirst([choice('north', 0, 0.0009), choice('far', 0.01, 0), choice('east', 0.001, 0)], [120.9, 40.7]).map((c) => c.id)).toEqual(['east', 'north', 'far'])
  })

  it('keeps the order of the register where no place is known', () => {
    expect(nearestFirst([choice('b', 1, 0), choice('a', 0, 0)], null).map((c) => c.id)).toEqual(['b', 'a'])
  })

  it('puts one more at the end, takes one out, and never holds more than may be', () => {
    expect(turned(['a', 'b'], 'c', 3)).toEqual(['a', 'b', 'c'])
    expect(turned(['a', 'b'], 'a', 3)).toEqual(['b'])
    expect(turned(['a', 'b'], 'c', 2)).toEqual(['a', 'b'])
  })
})
