import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressesOf, cornerMoved, crossesItself, gridOf, merged, pointAt, redrawn, split, type Draft } from './draft'
import { countKinds, effectOf, noCounts, type Counts } from './effect'
import { findFaults } from './faults'
import { moved, squareMetres } from './measure'
import { mendsOf } from './mends'
import { common } from './overlay'
import { at, homes, newGrid, town } from './testing'

const { base, outline } = town()
const runs = { numRuns: 25 }
const patience = 60_000
const ledgers = new Map(base.map((g, i): [string, Counts] => [g.id, { resident: 900 + i * 7, temporary: 3 * i, households: 352, buildings: 8, shops: 1, householdsInDifficulty: 2 }]))
const totals = (all: Iterable<Counts>) => [...all].reduce((sum, c) => { for (const k of countKinds) sum[k] += c[k]; return sum }, noCounts())

/** One corner of one grid, dragged somewhere. */
const drags = fc.record({ grid: fc.integer({ min: 0, max: 5 }), corner: fc.nat(), east: fc.integer({ min: -90, max: 90 }), north: fc.integer({ min: -80, max: 80 }) })

function dragged(draft: Draft, drag: { grid: number, corner: number, east: number, north: number }): Draft | null {
  const grid = draft[drag.grid % draft.length]!
  const all = addressesOf(grid.shape)
  const address = all[drag.corner % all.length]!
  const shape = cornerMoved(grid.shape, address, moved(pointAt(grid.shape, address)!, drag.east, drag.north))
  return crossesItself(shape) ? null : redrawn(draft, new Map([[grid.id, shape]]), outline)
}

describe('mends', () => {
  it('a community that is whole has no faults', () => expect(findFaults(base, outline)).toEqual([]))

  it('leave nothing of their fault, whatever corner was dragged', () => {
    fc.assert(fc.property(drags, (drag) => {
      const draft = dragged(base, drag)
      fc.pre(draft !== null)
      for (const fault of findFaults(draft!, outline)) {
        for (const mend of mendsOf(fault, draft!, base, outline, newGrid)) {
          if (!mend.draft) continue
          const left = findFaults(mend.draft, outline).reduce((sum, f) => sum + squareMetres(common(f.piece, fault.piece)), 0)
          expect(left, `${mend.kind} ${mend.gridId}`).toBeLessThan(0.5)
        }
      }
    }), runs)
  }, patience)

  it('taken one after another leave no gap, no overlap and the whole ground', () => {
    fc.assert(fc.property(fc.array(drags, { minLength: 1, maxLength: 3 }), fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (all, choices) => {
      let draft: Draft = base
      for (const drag of all) draft = dragged(draft, drag) ?? draft
      for (const choice of choices) {
        const [fault] = findFaults(draft, outline)
        if (!fault) break
        const made = { ...newGrid, id: `new${choice}-${draft.length}` }
        const mends = mendsOf(fault, draft, base, outline, made).filter((m) => m.draft)
        draft = mends[choice % mends.length]!.draft!
      }
      expect(findFaults(draft, outline)).toEqual([])
      expect(Math.abs(draft.reduce((sum, g) => sum + squareMetres(g.shape), 0) / squareMetres(outline) - 1)).toBeLessThan(1e-4)
    }), runs)
  }, patience)

  it('going back makes the grids what they were', () => {
    const draft = dragged(base, { grid: 4, corner: 0, east: 60, north: 50 })!
    const fault = findFaults(draft, outline).find((f) => f.kind === 'gap')!
    const back = mendsOf(fault, draft, base, outline, newGrid)[0]!
    expect(back.kind).toBe('back')
    expect(gridOf(back.draft!, 'g5')!.shape).toBe(gridOf(base, 'g5')!.shape)
  })
})

describe('splitting and joining', () => {
  it('keeps the ground and everybody who was counted', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: Math.PI, noNaN: true }), (index, angle) => {
      const grid = base[index]!
      const [a, b] = [at(index % 3, Math.floor(index / 3)), at(index % 3 + 1, Math.floor(index / 3) + 1)]
      const middle: [number, number] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
      const made = split(base, grid.id, [moved(middle, -20 * Math.cos(angle), -20 * Math.sin(angle)), moved(middle, 20 * Math.cos(angle), 20 * Math.sin(angle))], newGrid, outline)!
      expect(made).toHaveLength(7)
      expect(findFaults(made, outline)).toEqual([])
      const effect = effectOf(made, base, homes(), ledgers)
      expect(totals(effect.counts.values())).toEqual(totals(ledgers.values()))
      const again = merged(made, grid.id, 'new', outline)!
      expect(squareMetres(gridOf(again, grid.id)!.shape)).toBeCloseTo(squareMetres(grid.shape), -1)
      expect(findFaults(again, outline)).toEqual([])
      expect(effectOf(again, base, homes(), ledgers).counts.get(grid.id)).toEqual(ledgers.get(grid.id))
    }), runs)
  }, patience)

  it('joins neighbours alone', () => {
    expect(merged(base, 'g1', 'g3', outline)).toBeNull()
    const joined = merged(base, 'g1', 'g2', outline)!
    expect(joined).toHaveLength(5)
    expect(effectOf(joined, base, homes(), ledgers).counts.get('g1')!.resident).toBe(1807)
  })
})

it('a gap counts those who would be in no grid', () => {
  const draft = dragged(base, { grid: 4, corner: 0, east: 90, north: 80 })!
  const effect = effectOf(draft, base, homes(), ledgers)
  expect(effect.nobody.resident).toBeGreaterThan(0)
  expect(totals([...effect.counts.values(), effect.nobody])).toEqual(totals(ledgers.values()))
})
