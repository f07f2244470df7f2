import { describe, expect, it } from 'vitest'
import { added, addressesOf, changesOf, cornerAdded, cornerMoved, cornerRemoved, crossesItself, gridOf, taken } from './draft'
import { findFaults } from './faults'
import { squareMetres } from './measure'
import { cut, joinedAll } from './overlay'
import { isSameShape } from './shape'
import { at, newGrid, town } from './testing'

const { base, outline } = town()
const first = base[0]!

describe('corners', () => {
  it('are put in, moved and taken out, down to three', () => {
    const more = cornerAdded(first.shape, { polygon: 0, ring: 0, index: 0 }, [120.951, 40.7101])
    expect(addressesOf(more)).toHaveLength(5)
    expect(isSameShape(cornerRemoved(more, { polygon: 0, ring: 0, index: 1 })!, first.shape)).toBe(true)
    const triangle = cornerRemoved(first.shape, { polygon: 0, ring: 0, index: 0 })!
    expect(cornerRemoved(triangle, { polygon: 0, ring: 0, index: 0 })).toBeNull()
  })

  it('dragged over the far side make an edge that crosses itself', () => {
    expect(crossesItself(first.shape)).toBe(false)
    expect(crossesItself(cornerMoved(first.shape, { polygon: 0, ring: 0, index: 0 }, at(3, 0.5)))).toBe(true)
  })
})

it('a new grid takes what is free alone', () => {
  const whole = [at(0, 0), at(3, 0), at(3, 2), at(0, 2)]
  const noneFree = cut(outline, joinedAll(base.map((g) => g.shape)))
  expect(added(base, whole, newGrid, outline, noneFree)).toBeNull()
  const gone = base.filter((g) => g.id !== 'g2')
  const draft = added(gone, whole, newGrid, outline, cut(outline, joinedAll(gone.map((g) => g.shape))))!
  expect(findFaults(draft, outline)).toEqual([])
  expect(squareMetres(gridOf(draft, 'new')!.shape)).toBeCloseTo(squareMetres(base[1]!.shape), -1)
  expect(changesOf(draft, base)).toMatchObject({ drawn: [], isAny: true })
  expect(changesOf(draft, base).ended.map((g) => g.id)).toEqual(['g2'])
})

it('ground that is taken away is a gap', () => {
  const draft = taken(base, 'g1', first.shape, outline, base)
  expect(findFaults(draft, outline).map((f) => f.kind)).toEqual(['gap'])
})
