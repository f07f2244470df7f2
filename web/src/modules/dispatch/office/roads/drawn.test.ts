import { expect, it } from 'vitest'
import { isWhole, shapeOf, turned, type Drawn } from './drawn'

const line: Drawn = { by: 'line', corners: [[120, 40], [121, 40], [121, 41]] }

it('is a point, a line or an area once it has places enough', () => {
  expect(shapeOf(turned(line, 'point'))).toEqual({ type: 'Point', coordinates: [120, 40] })
  expect(shapeOf(line)).toEqual({ type: 'LineString', coordinates: line.corners })
  expect(shapeOf(turned(line, 'area'))).toEqual({ type: 'Polygon', coordinates: [[...line.corners, [120, 40]]] })
  expect([{ ...line, corners: line.corners.slice(0, 1) }, { by: 'area', corners: line.corners.slice(0, 2) } as Drawn, { by: 'point', corners: [] } as Drawn].map(isWhole)).toEqual([false, false, false])
  expect(shapeOf({ by: 'area', corners: line.corners.slice(0, 2) })).toBeNull()
})
