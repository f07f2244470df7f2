import type { Point, Ring, Shape } from './shape'

/** Metres of a degree at a latitude on the WGS-84 ellipsoid (series of the meridian's and parallel's length); good for a community. */
function degree(latitude: number): { x: number, y: number } {
  const phi = latitude * Math.PI / 180
  return { x: 111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi), y: 111_132.954 - 559.822 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi) }
}

export function metresBetween(a: Point, b: Point): number {
  const d = degree(a[1])
  return Math.hypot((a[0] - b[0]) * d.x, (a[1] - b[1]) * d.y)
}

export function moved(point: Point, eastMetres: number, northMetres: number): Point {
  const d = degree(point[1])
  return [point[0] + eastMetres / d.x, point[1] + northMetres / d.y]
}

/** Nearest point of the line a–b. `along`: 0 at a, 1 at b. */
export function nearestOn(a: Point, b: Point, p: Point): { point: Point, metres: number, along: number } {
  const d = degree(p[1])
  const [ex, ey, px, py] = [(b[0] - a[0]) * d.x, (b[1] - a[1]) * d.y, (p[0] - a[0]) * d.x, (p[1] - a[1]) * d.y]
  const length = ex * ex + ey * ey
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * ex + py * ey) / length))
  const point: Point = [a[0] + (b[0] - a[0]) * along, a[1] + (b[1] - a[1]) * along]
  return { point, along, metres: Math.hypot(px - along * ex, py - along * ey) }
}

function ringMetres(ring: Ring): { area: number, length: number } {
  const origin = ring[0]!
  const d = degree(origin[1])
  let [area, length] = [0, 0]
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay, bx, by] = [(ring[i - 1]![0] - origin[0]) * d.x, (ring[i - 1]![1] - origin[1]) * d.y, (ring[i]![0] - origin[0]) * d.x, (ring[i]![1] - origin[1]) * d.y]
    area += ax * by - bx * ay
    length += Math.hypot(bx - ax, by - ay)
  }
  return { area: Math.abs(area) / 2, length }
}

export const squareMetresOfPolygon = (polygon: Ring[]): number => polygon.reduce((sum, ring, i) => sum + (i === 0 ? 1 : -1) * ringMetres(ring).area, 0)

export const squareMetres = (shape: Shape): number => shape.reduce((sum, polygon) => sum + squareMetresOfPolygon(polygon), 0)

/** Mean width of a long piece. */
export function widthOf(polygon: Ring[]): number {
  const length = polygon.reduce((sum, ring) => sum + ringMetres(ring).length, 0)
  return length === 0 ? 0 : 2 * squareMetresOfPolygon(polygon) / length
}

export interface Bounds { west: number, south: number, east: number, north: number }

export function boundsOf(points: readonly Point[]): Bounds {
  const it = { west: 180, south: 90, east: -180, north: -90 }
  for (const [x, y] of points) Object.assign(it, { west: Math.min(it.west, x), east: Math.max(it.east, x), south: Math.min(it.south, y), north: Math.max(it.north, y) })
  return it
}

/** Whether a shape holds a point; on the edge either answer. */
export function holds(shape: Shape, [x, y]: Point): boolean {
  let isIn = false
  for (const ring of shape.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!]
      if (ay > y !== by > y && x < (bx - ax) * (y - ay) / (by - ay) + ax) isIn = !isIn
    }
  }
  return isIn
}

/** A point well inside the largest polygon, for a name or a callout: the widest middle of a few lines across. */
export function innerPoint(shape: Shape): Point {
  const polygon = [...shape].sort((a, b) => squareMetresOfPolygon(b) - squareMetresOfPolygon(a))[0]
  if (!polygon) return [0, 0]
  const { south, north } = boundsOf(polygon[0]!)
  let best: { point: Point, width: number } = { point: polygon[0]![0]!, width: -1 }
  for (let k = 1; k < 12; k++) {
    const y = south + (north - south) * (k / 12 + 1e-4)
    const xs = polygon.flatMap((ring) => ring.slice(1).flatMap(([bx, by], i) => {
      const [ax, ay] = ring[i]!
      return ay > y === by > y ? [] : [ax + (bx - ax) * (y - ay) / (by - ay)]
    })).sort((a, b) => a - b)
    for (let i = 1; i < xs.length; i += 2) {
      // A line near the middle of the shape is worth more than a slightly wider one at its rim.
      const width = (xs[i]! - xs[i - 1]!) * (1 - Math.abs(k - 6) / 12)
      if (width > best.width) best = { point: [(xs[i]! + xs[i - 1]!) / 2, y], width }
    }
  }
  return best.point
}
