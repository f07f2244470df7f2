import { metresBetween, nearestOn } from './measure'
import { cornersOf, type Point, type Ring, type Shape } from './shape'

/** Corners nearer than this to another's edge stand on it: rounding moves them no farther. */
const nearMetres = 0.02
const roughDegrees = 1e-6

/** Puts the corners of each shape into the edges of the others that run past them, so that common borders have common corners. */
export function noded<T extends Shape[]>(shapes: T, others: Shape[] = []): T {
  const corners = [...shapes, ...others].map(cornersOf)
  return shapes.map((shape, i) => nodedBy(shape, corners.filter((_, j) => j !== i).flat())) as T
}

/** The same shape where no corner lies on an edge. */
function nodedBy(shape: Shape, corners: readonly Point[]): Shape {
  let isChanged = false
  const made = shape.map((polygon) => polygon.map((ring) => {
    const longer: Ring = [ring[0]!]
    for (let i = 1; i < ring.length; i++) {
      longer.push(...cornersOn(ring[i - 1]!, ring[i]!, corners), ring[i]!)
    }
    if (longer.length > ring.length) isChanged = true
    return longer
  }))
  return isChanged ? made : shape
}

function cornersOn(a: Point, b: Point, corners: readonly Point[]): Point[] {
  const [west, east] = [Math.min(a[0], b[0]) - roughDegrees, Math.max(a[0], b[0]) + roughDegrees]
  const [south, north] = [Math.min(a[1], b[1]) - roughDegrees, Math.max(a[1], b[1]) + roughDegrees]
  const found: { point: Point, along: number }[] = []
  for (const p of corners) {
    if (p[0] < west || p[0] > east || p[1] < south || p[1] > north) continue
    const near = nearestOn(a, b, p)
    if (near.metres > nearMetres || metresBetween(p, a) <= nearMetres || metresBetween(p, b) <= nearMetres) continue
    if (!found.some((f) => metresBetween(f.point, p) <= nearMetres)) found.push({ point: p, along: near.along })
  }
  return found.sort((x, y) => x.along - y.along).map((f) => f.point)
}
