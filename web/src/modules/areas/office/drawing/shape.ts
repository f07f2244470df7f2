/** Longitude and latitude in degrees. */
export type Point = [number, number]
/** Closed: the last corner is the first. */
export type Ring = Point[]
/** Polygons, each an outer ring with its holes; an edge as the editor works on it. */
export type Shape = Ring[][]

/** Seven digits, about a centimetre: two grids meet in the same corners or they do not meet. */
export const onLattice = (degrees: number) => Math.round(degrees * 1e7) / 1e7

export const isSamePoint = (a: Point, b: Point) => a[0] === b[0] && a[1] === b[1]

export function shapeOf(geometry: GeoJSON.Geometry): Shape {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : []
  return polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [onLattice(x!), onLattice(y!)])))
}

export const geometryOf = (shape: Shape): GeoJSON.Polygon | GeoJSON.MultiPolygon =>
  shape.length === 1 ? { type: 'Polygon', coordinates: shape[0]! } : { type: 'MultiPolygon', coordinates: shape }

/** Each corner once a ring, in order. */
export const cornersOf = (shape: Shape): Point[] => shape.flat().flatMap((ring) => ring.slice(0, -1))

/** Each edge from corner to corner. */
export const edgesOf = (shape: Shape): [Point, Point][] => shape.flat().flatMap((ring) => ring.slice(1).map((p, i): [Point, Point] => [ring[i]!, p]))

/** Whether both have the same corners in the same order, wherever their rings begin. */
export function isSameShape(a: Shape, b: Shape): boolean {
  return a === b || keyOf(a) === keyOf(b)
}

function keyOf(shape: Shape): string {
  return shape.flat().map((ring) => {
    const texts = ring.slice(0, -1).map((p) => p.join(' '))
    const first = texts.indexOf([...texts].sort()[0]!)
    const turned = [...texts.slice(first), ...texts.slice(0, first)]
    const back = [turned[0]!, ...turned.slice(1).reverse()]
    return [turned.join(), back.join()].sort()[0]!
  }).sort().join(';')
}
