import { expect, it } from 'vitest'
import type { Unit } from '../units/unit'
import type { LiveDot } from './useDots'
import { withDots } from './withDots'

const unit = (id: string, state: string) => ({ id, state, place: { longitude: 1, latitude: 2, at: null, isStale: false, isPost: true } }) as Unit
const dot = (id: string) => ({ id, longitude: 3, latitude: 4, at: '2026-03-01T00:00:00Z', speed: null, bearing: null, stale: true }) as LiveDot

it('moves units to where they were heard of, and nobody who is off duty', () => {
  const moved = withDots([unit('a', 'free'), unit('b', 'off'), unit('c', 'free')], new Map([['a', dot('a')], ['b', dot('b')]]))
  expect(moved[0]!.place).toEqual({ longitude: 3, latitude: 4, at: '2026-03-01T00:00:00Z', isStale: true, isPost: false })
  expect(moved.slice(1).map((u) => u.place!.isPost)).toEqual([true, true])
})
