import type { Geometry, Position as Corner } from 'geojson'

export interface Place { longitude: number, latitude: number }

const metresPerDegree = 111_320

/** Metres between two places; exact enough within a district. */
export function metresBetween(a: Place, b: Place): number {
  const north = (a.latitude - b.latitude) * metresPerDegree
  const east = (a.longitude - b.longitude) * metresPerDegree * Math.cos((a.latitude + b.latitude) / 2 * Math.PI / 180)
  return Math.hypot(north, east)
}

/** Whether a place lies within a polygon or several; holes count as outside. */
export function isWithin(place: Place, shape: Geometry | null | undefined): boolean {
  if (shape?.type === 'Polygon') return inRings(place, shape.coordinates)
  if (shape?.type === 'MultiPolygon') return shape.coordinates.some((rings) => inRings(place, rings))
  return false
}

function inRings({ longitude: x, latitude: y }: Place, rings: readonly Corner[][]): boolean {
  let inside = false
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i]! as [number, number]
      const [xj, yj] = ring[j]! as [number, number]
      if (yi > y !== yj > y && x < (xj - xi) * (y - yi) / (yj - yi) + xi) inside = !inside
    }
  }
  return inside
}

/** Lines of a geometry, whatever it is made of. */
export function linesOf(shape: Geometry | null | undefined): Corner[][] {
  switch (shape?.type) {
    case 'LineString': return [shape.coordinates]
    case 'MultiLineString': case 'Polygon': return shape.coordinates
    case 'MultiPolygon': return shape.coordinates.flat()
    default: return []
  }
}

/** Metres from a place to the nearest point of a geometry's lines; 0 within a polygon. */
export function metresTo(place: Place, shape: Geometry): number {
  if (isWithin(place, shape)) return 0
  const squeeze = Math.cos(place.latitude * Math.PI / 180)
  let best = Infinity
  for (const line of linesOf(shape)) {
    for (let i = 1; i < line.length; i++) {
      const [ax, ay] = [(line[i - 1]![0]! - place.longitude) * squeeze, line[i - 1]![1]! - place.latitude]
      const [bx, by] = [(line[i]![0]! - place.longitude) * squeeze, line[i]![1]! - place.latitude]
      const length = (bx - ax) ** 2 + (by - ay) ** 2
      const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * (bx - ax) + ay * (by - ay)) / length))
      best = Math.min(best, Math.hypot(ax + along * (bx - ax), ay + along * (by - ay)))
    }
  }
  return best * metresPerDegree
}

/** West, south, east, north of geometries. */
export function boundsOf(shapes: readonly (Geometry | null | undefined)[]): [number, number, number, number] | null {
  let box: [number, number, number, number] | null = null
  for (const shape of shapes) {
    for (const [x, y] of linesOf(shape).flat() as [number, number][]) {
      box = box ? [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)] : [x, y, x, y]
    }
  }
  return box
}
