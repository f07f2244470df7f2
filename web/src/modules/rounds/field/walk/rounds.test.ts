import { expect, it, vi } from 'vitest'
import { phone, usePhoneOf } from '@/offline'
import { marks } from '@/ui'
import type { PhoneRules } from './presence'
import { pointsOf, standingOf, type MyRound } from './rounds'
import { beginWalk, localOf, prove, recallWalk, type Walk } from './walking'

const rules: PhoneRules = { radiusMetres: 50, longestGapSeconds: 120, longestStepMetres: 1000, fastestMetresPerSecond: 40, worstAccuracyMetres: 100 }
const opens = Date.parse('2026-03-02T01:00:00Z')
const at = (minutes: number) => new Date(opens + minutes * 60_000).toISOString()

/** A round of a point that is passed and one that asks for a photo too; an hour, half an hour of lateness. */
const round = (roundId = 'r'): MyRound => ({
  roundId, planId: 'p', plan: '护校', areaPath: '/x/', day: '2026-03-02', opensAt: at(0), dueAt: at(60), closesAt: at(90), isOrdered: false, state: 'planned',
  points: [['a', ['position']], ['b', ['position', 'photo']]].map(([pointId, ways], i) => ({
    pointId: pointId as string, name: pointId as string, kind: 'school', longitude: 120.9 + i * 0.01, latitude: 40.7, ways: ways as string[], dwellSeconds: 0, proved: [], hitAt: null, isLate: false, isOutOfOrder: false,
  })),
})
const walk = (more: Partial<Walk>): Walk => ({ roundId: 'r', title: '', until: opens + 90 * 60_000, fixes: [], sent: 0, proofs: [], ...more })
const fix = (minutes: number, longitude: number) => ({ at: at(minutes), longitude, latitude: 40.7, accuracyMetres: 5 })

it('a point is hit here at once, waits for the house, and lacks what is not proved', () => {
  const [a, b] = pointsOf(round(), rules, walk({ fixes: [fix(5, 120.9), fix(70, 120.91)] }))
  expect([a!.hit, a!.waits, a!.late]).toEqual([opens + 5 * 60_000, true, false])
  expect([b!.hit, b!.lacks]).toEqual([null, ['photo']])
  const proved = pointsOf(round(), rules, walk({ fixes: [fix(70, 120.91)], proofs: [{ proofId: 'x', pointId: 'b', way: 'photo', at: opens + 75 * 60_000 }] }))[1]!
  expect([proved.hit, proved.late]).toEqual([opens + 75 * 60_000, true])
})

it('what the house says of a hit stands before what the phone thinks', () => {
  const told = round()
  Object.assign(told.points[0]!, { hitAt: at(9), proved: ['position'] })
  const [a] = pointsOf(told, rules, walk({ fixes: [fix(5, 120.9)] }))
  expect([a!.hit, a!.waits]).toEqual([opens + 9 * 60_000, false])
})

it.each([[-5, 'ahead', marks.unproven], [10, 'open', marks.inTime], [50, 'soon', marks.soon], [61, 'late', marks.over], [90, 'missed', marks.over]])('after %s minutes a round stands as %s', (minutes, word, mark) => {
  const points = pointsOf(round(), rules, undefined)
  expect(standingOf(round(), points, opens + minutes * 60_000)).toEqual({ mark, word, hit: 0 })
})

it('what is proved is kept and queued before anything is sent, and begun once', async () => {
  // Without reception, one tab alone.
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('away')))
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request: (_name: string, _how: unknown, act: (lock: unknown) => unknown) => act({}) } })
  usePhoneOf('walker')
  const mine = { roundId: 'r1', closesAt: at(90) }
  await beginWalk(mine, '巡查')
  await beginWalk(mine, '巡查')
  const file = { sha256: 'f'.repeat(64), type: 'image/jpeg', bytes: new ArrayBuffer(3) }
  await prove(mine, '巡查', { pointId: 'b', way: 'photo' }, file)
  const items = await phone.value!.queue.list()
  expect(items.map((item) => [item.kind, item.files.length])).toEqual([['round', 0], ['round', 1]])
  const claim = (items[1]!.steps[0]!.body.proofs as { pointId: string, sha256: string }[])[0]!
  expect([claim.pointId, claim.sha256]).toEqual(['b', file.sha256])
  expect(localOf('r1')!.proofs).toHaveLength(1)
  await recallWalk('r1')
  expect(((await phone.value!.store.kept.get('walk:r1'))!.value as Walk).proofs).toHaveLength(1)
})
