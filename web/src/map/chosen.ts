import type { GeoJSONSource, Map } from 'maplibre-gl'
import { ink } from './ink'

const name = 'chosen'

/** A ring around the matter that is chosen; null takes it off. */
export function ringAround(map: Map, at: [number, number] | null) {
  const data = { type: 'FeatureCollection' as const, features: at ? [{ type: 'Feature' as const, properties: {}, geometry: { type: 'Point' as const, coordinates: at } }] : [] }
  const known = map.getSource<GeoJSONSource>(name)
  if (known) { known.setData(data); return }
  map.addSource(name, { type: 'geojson', data })
  map.addLayer({ id: name, type: 'circle', source: name, paint: { 'circle-radius': 17, 'circle-opacity': 0, 'circle-stroke-width': 3, 'circle-stroke-color': ink('--accent') } })
}
