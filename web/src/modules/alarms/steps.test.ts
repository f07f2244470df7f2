import { expect, it } from 'vitest'
import type { Alarm } from './alarm'
import { isLate, stepsOf } from './steps'

const alarm = { pressedAt: '2026-11-30T08:00:00.000+08:00', shownAt: '2026-11-30T08:00:00.120+08:00', acknowledgedAt: '2026-11-30T08:00:17.000+08:00', sentAt: null, arrivedAt: null, endedAt: '2026-11-30T09:02:05.000+08:00' } as Alarm

it('tells how long after the press each step was and which was late', () => {
  const steps = stepsOf(alarm, [15, 30])
  expect(steps.map((s) => s.name)).toEqual(['pressed', 'shown', 'acknowledged', 'sent', 'arrived', 'ended'])
  expect(steps.map((s) => s.after)).toEqual([0, 0.12, 17, null, null, 3725])
  expect(steps.filter(isLate).map((s) => s.name)).toEqual(['acknowledged'])
})
