import { boundsOf } from './measure'
import { common, cut } from './overlay'
import { cornersOf, type Point, type Shape } from './shape'

/** The two sides of a line drawn across a shape; null where it does not part it. The line goes on straight beyond its ends. */
export function splitBy(shape: Shape, line: readonly Point[]): [Shape, Shape] | null {
  if (line.length < 2) return null
  const side = sideOf(shape, line)
  const [left, right] = [common(shape, side), cut(shape, side)]
  return left.length && right.length ? [left, right] : null
}

/** All that is left of the line, out to a circle well beyond the shape. */
function sideOf(shape: Shape, line: readonly Point[]): Shape {
  const box = boundsOf([...cornersOf(shape), ...line])
  const middle: Point = [(box.west + box.east) / 2, (box.south + box.north) / 2]
  const radius = 2 * Math.hypot(box.east - box.west, box.north - box.south)
  const from = onCircle(line[1]!, line[0]!, middle, radius)
  const to = onCircle(line.at(-2)!, line.at(-1)!, middle, radius)
  const angle = (p: Point) => Math.atan2(p[1] - middle[1], p[0] - middle[0])
  const [start, turn] = [angle(to), (angle(from) - angle(to) + 4 * Math.PI) % (2 * Math.PI)]
  const arc = Array.from({ length: 11 }, (_, i): Point => {
    const at = start + turn * (i + 1) / 12
    return [middle[0] + radius * Math.cos(at), middle[1] + radius * Math.sin(at)]
  })
  return [[[from, ...line, to, ...arc, from]]]
}

/** Where the line from `a` through `b` leaves the circle. */
function onCircle(a: Point, b: Point, middle: Point, radius: number): Point {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length = Math.hypot(dx, dy) || 1
  const [ux, uy, mx, my] = [dx / length, dy / length, b[0] - middle[0], b[1] - middle[1]]
  const half = mx * ux + my * uy
  const way = -half + Math.sqrt(Math.max(0, half * half - (mx * mx + my * my - radius * radius)))
  return [b[0] + ux * way, b[1] + uy * way]
}
