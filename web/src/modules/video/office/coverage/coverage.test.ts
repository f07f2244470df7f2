import { describe, expect, it } from 'vitest'
import { marks } from '@/ui'
import { effectOf, markOfState, totals, type Change } from './coverage'

const change = (before: number, after: number, stateBefore: string, stateAfter: string) => ({ before, after, stateBefore, stateAfter }) as Change

describe('coverage by sight', () => {
  it('sums what is seen over the kinds', () => {
    const summary = { kinds: [{ kind: 'school', unseen: 2, partly: 1, seen: 4 }, { kind: 'crossing', unseen: 5, partly: 0, seen: 1 }], seenShare: 0.5, hasBuildings: true, working: 3, notTried: 0, failing: 0 }
    expect(totals(summary)).toEqual({ unseen: 7, partly: 1, seen: 5 })
    expect(totals(summary, 'school')).toEqual({ unseen: 2, partly: 1, seen: 4 })
  })

  it('says what a trial does to a place', () => {
    expect(effectOf(change(0, 0.8, 'unseen', 'seen'))).toBe('newly')
    expect(effectOf(change(0, 0.2, 'unseen', 'partly'))).toBe('more')
    expect(effectOf(change(0.9, 0.2, 'seen', 'partly'))).toBe('lost')
    expect(effectOf(change(0.4, 0.2, 'partly', 'partly'))).toBe('less')
  })

  it('gives each state a shape of its own', () => { expect(new Set(['unseen', 'partly', 'seen'].map((s) => markOfState(s).icon)).size).toBe(3); expect(markOfState('?')).toBe(marks.over) })
})
