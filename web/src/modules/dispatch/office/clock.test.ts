import { expect, it } from 'vitest'
import { clock, kilometres } from './clock'

it('reads seconds as minutes, and as hours where there are some', () => {
  expect([0, 8, 80, 3599.4, 3900].map(clock)).toEqual(['0:00', '0:08', '1:20', '59:59', '1:05:00'])
  expect([640, 2249].map(kilometres)).toEqual(['0.6', '2.2'])
})
