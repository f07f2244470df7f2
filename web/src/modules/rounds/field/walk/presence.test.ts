import fc from 'fast-check'
import { expect, it } from 'vitest'
import { near, provedAt, type PhoneRules, type SentFix } from './presence'

const rules: PhoneRules = { radiusMetres: 50, longestGapSeconds: 120, longestStepMetres: 1000, fastestMetresPerSecond: 40, worstAccuracyMetres: 100 }
const place = { longitude: 120.9, latitude: 40.7 }
const begin = Date.parse('2026-03-02T01:00:00Z')

/** A fix so many metres east and north of the place, after so many seconds. */
const at = (seconds: number, east: number, north: number, accuracyMetres = 5): SentFix =>
  ({ at: new Date(begin + seconds * 1000).toISOString(), longitude: 120.9 + east / 84_510, latitude: 40.7 + north / 111_045, accuracyMetres })

it('a fast pass between two fixes counts at the times between', () => {
  const [span] = near([at(0, -200, 0), at(40, 200, 0)], place, rules)
  expect((span!.since - begin) / 1000).toBeCloseTo(15, 0)
  expect((span!.until - begin) / 1000).toBeCloseTo(25, 0)
})

it.each([[0, 1000, 121], [0, 520, 10], [0, -600, 5]])('a step that is not believed proves nothing (%s %s %s)', (_, half, seconds) => {
  expect(near([at(0, -half, 0), at(seconds, half, 0)], place, rules)).toEqual([])
})

it('a dwell is served without a break, within the round', () => {
  const stay = near([at(0, 10, 0), at(60, 0, 10), at(120, -10, 0)], place, rules)
  expect(provedAt(stay, begin, begin + 3_600_000, 90)).toBe(begin + 90_000)
  expect(provedAt(stay, begin + 60_000, begin + 3_600_000, 90)).toBeNull()
  expect(provedAt(stay, begin, begin + 80_000, 90)).toBeNull()
})

it('in any order the same fixes prove the same, and nothing beyond their time', () => {
  const fixes = fc.array(fc.record({ s: fc.integer({ min: 0, max: 300 }), e: fc.integer({ min: -160, max: 160 }), n: fc.integer({ min: -160, max: 160 }), a: fc.integer({ min: 0, max: 130 }) }), { maxLength: 14 })
  fc.assert(fc.property(fixes, fc.infiniteStream(fc.nat()), (drawn, chance) => {
    const track = drawn.map((f) => at(f.s, f.e, f.n, f.a))
    const shuffled = track.map((f) => ({ f, key: chance.next().value as number })).sort((x, y) => x.key - y.key).map((x) => x.f)
    const spans = near(track, place, rules)
    expect(near(shuffled, place, rules)).toEqual(spans)
    for (const span of spans) expect(span.since).toBeLessThanOrEqual(span.until)
  }))
})
