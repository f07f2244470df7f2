import type { GeoJSONSource } from 'maplibre-gl'
import type { Map } from 'maplibre-gl'
import { ink } from './ink'

const metresOfDegree = 111_320

/** Two corners of the box around so many metres. */
export function boxOf([lon, lat]: [number, number], metres: number): [number, number][] {
  const [wide, high] = [metres / (metresOfDegree * Math.cos(lat * Math.PI / 180)), metres / metresOfDegree]
  return [[lon - wide, lat - high], [lon + wide, lat + high]]
}

/** Two corners, south-west and north-east, of the box around places; of at least one. */
export function boxAround(places: readonly (readonly number[])[]): [[number, number], [number, number]] {
  const [xs, ys] = [places.map((p) => p[0]!), places.map((p) => p[1]!)]
  return [[Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)]]
}

/** A dashed ring of so many metres around a place; drawn anew under the same name it moves. */
export function circleAround(map: Map, name: string, [lon, lat]: [number, number], metres: number) {
  const shape = {
    type: 'Feature' as const, properties: {},
    geometry: {
      type: 'Polygon' as const,
      coordinates: [Array.from({ length: 65 }, (_, i) => {
        const angle = (i / 64) * 2 * Math.PI
        return [lon + Math.cos(angle) * metres / (metresOfDegree * Math.cos(lat * Math.PI / 180)), lat + Math.sin(angle) * metres / metresOfDegree]
      })],
    },
  }
  const known = map.getSource<GeoJSONSource>(name)
  if (known) { known.setData(shape); return }
  const colour = ink('--accent')
  map.addSource(name, { type: 'geojson', data: shape })
  map.addLayer({ id: `${name}-fill`, type: 'fill', source: name, paint: { 'fill-color': colour, 'fill-opacity': 0.08 } })
  map.addLayer({ id: `${name}-line`, type: 'line', source: name, paint: { 'line-color': colour, 'line-width': 1.5, 'line-dasharray': [3, 2] } })
}

export function removeCircle(map: Map, name: string) {
  for (const layer of [`${name}-fill`, `${name}-line`]) if (map.getLayer(layer)) map.removeLayer(layer)
  if (map.getSource(name)) map.removeSource(name)
}
