import type { GeoJSONSource, Map } from 'maplibre-gl'
import { ink } from './ink'
import { bold } from './style/labels'

/** A numbered place, such as a post. */
export interface NumberedPlace { at: [number, number], label: string }

/** Draws numbered places as discs; drawn anew under the same name they are replaced. */
export function showNumbered(map: Map, name: string, places: readonly NumberedPlace[]) {
  const data = { type: 'FeatureCollection' as const, features: places.map((p) => ({ type: 'Feature' as const, properties: { label: p.label }, geometry: { type: 'Point' as const, coordinates: p.at } })) }
  const known = map.getSource<GeoJSONSource>(name)
  if (known) { known.setData(data); return }
  map.addSource(name, { type: 'geojson', data })
  map.addLayer({ id: name, type: 'circle', source: name, paint: { 'circle-radius': 13, 'circle-color': ink('--ink'), 'circle-stroke-width': 3, 'circle-stroke-color': ink('--surface') } })
  map.addLayer({ id: `${name}-labels`, type: 'symbol', source: name, layout: { 'text-field': ['get', 'label'], 'text-font': bold, 'text-size': 13, 'text-allow-overlap': true, 'text-ignore-placement': true }, paint: { 'text-color': ink('--surface') } })
}
