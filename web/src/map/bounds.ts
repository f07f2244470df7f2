export type Box = [west: number, south: number, east: number, north: number]

/** The box around shapes; null where there are none. */
export function boxOfShapes(shapes: readonly GeoJSON.Geometry[]): Box | null {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [x, y] of shapes.flatMap(pointsOf)) [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)]
  return west <= east ? [west, south, east, north] : null
}

/** Every corner of a shape. */
export function pointsOf(shape: GeoJSON.Geometry): [number, number][] {
  switch (shape.type) {
    case 'Point': return [shape.coordinates as [number, number]]
    case 'LineString': case 'MultiPoint': return shape.coordinates as [number, number][]
    case 'Polygon': case 'MultiLineString': return shape.coordinates.flat() as [number, number][]
    case 'MultiPolygon': return shape.coordinates.flat(2) as [number, number][]
    default: return shape.geometries.flatMap(pointsOf)
  }
}
