import { expect, it } from 'vitest'
import { moved } from './measure'
import { snapped } from './snap'
import type { Point } from './shape'

const here: Point = [120.95, 40.71]
const east = moved(here, 100, 0)
const targets = { corners: [here], edges: [[here, east]] as [Point, Point][], streets: [[moved(here, 0, 20), moved(here, 100, 20)]] as [Point, Point][] }

it('prefers a corner to an edge and an edge to a street', () => {
  expect(snapped(moved(here, 4, 3), targets, 10)).toEqual({ point: here, to: 'corner' })
  const onEdge = snapped(moved(here, 50, 6), targets, 10)
  expect([onEdge.to, onEdge.point[1].toFixed(6)]).toEqual(['edge', '40.710000'])
  expect(snapped(moved(here, 50, 17), targets, 10).to).toBe('street')
  expect(snapped(moved(here, 50, 60), targets, 10).to).toBeNull()
})
