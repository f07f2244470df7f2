/** A part of the map on a screen: its middle, its zoom as the live map counts it, its size in pixels. */
export interface View { center: [number, number], zoom: number, width: number, height: number }

const tilePixels = 512

/** Of the whole world's square, 0 to 1. Web Mercator. */
export const across = (lon: number) => (lon + 180) / 360
export const down = (lat: number) => 0.5 - Math.log(Math.tan(Math.PI / 4 + lat * Math.PI / 360)) / (2 * Math.PI)
const latOf = (y: number) => Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180 / Math.PI

export const worldPixels = (zoom: number) => tilePixels * 2 ** zoom

/** Where a place stands in the view, in pixels from its corner. */
export function place({ center, zoom, width, height }: View, [lon, lat]: readonly [number, number]): [number, number] {
  const world = worldPixels(zoom)
  return [width / 2 + (across(lon) - across(center[0])) * world, height / 2 + (down(lat) - down(center[1])) * world]
}

/** West, south, east, north of the view. */
export function boundsOf({ center, zoom, width, height }: View): [number, number, number, number] {
  const world = worldPixels(zoom)
  const [w, h] = [width / 2 / world, height / 2 / world]
  const [x, y] = [across(center[0]), down(center[1])]
  return [(x - w) * 360 - 180, latOf(y + h), (x + w) * 360 - 180, latOf(y - h)]
}

/** The middle and zoom that hold all places with some room at the edges; never nearer than `nearest`. */
export function holding(places: readonly [number, number][], width: number, height: number, nearest = 15, edge = 28): { center: [number, number], zoom: number } {
  const [xs, ys] = [places.map(([lon]) => across(lon)), places.map(([, lat]) => down(lat))]
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const world = Math.min((width - 2 * edge) / Math.max(east - west, 1e-9), (height - 2 * edge) / Math.max(south - north, 1e-9))
  return { center: [(west + east) / 2 * 360 - 180, latOf((north + south) / 2)], zoom: Math.min(nearest, Math.log2(world / tilePixels)) }
}
