import { expect, it } from 'vitest'
import { placeOf, searchOf } from './search'

const at: [number, number] = [120.9, 40.7]

it('asks for a place and a span of at most 31 days', () => {
  expect(searchOf(at, '2026-11-01T08:00', '2026-11-02T08:00', 50)).toMatchObject({ longitude: 120.9, latitude: 40.7, metres: 50 })
  expect(searchOf(null, '2026-11-01T08:00', '2026-11-02T08:00', 50)).toBeNull()
  expect(searchOf(at, '2026-11-02T08:00', '2026-11-01T08:00', 50)).toBeNull()
  expect(searchOf(at, '2026-10-01T08:00', '2026-11-02T08:00', 50)).toBeNull()
  expect(searchOf(at, '', '2026-11-02T08:00', 50)).toBeNull()
  expect(searchOf(at, '2026-11-01T08:00', '2026-11-02T08:00', 900)).toBeNull()
})

it('reads a place from an address', () => {
  expect(placeOf('120.9,40.7')).toEqual([120.9, 40.7])
  expect([undefined, '', '120.9', 'a,b', '200,40', '1,2,3'].map(placeOf)).toEqual([null, null, null, null, null, null])
})
