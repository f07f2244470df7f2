import type { GeoJSONSource, Map } from 'maplibre-gl'
import { ink } from './ink'

const [ways, here] = ['under-way', 'here']
const collect = (type: 'LineString' | 'Point', shapes: readonly unknown[]) => ({
  type: 'FeatureCollection' as const, features: shapes.map((coordinates) => ({ type: 'Feature' as const, properties: {}, geometry: { type, coordinates } as GeoJSON.Geometry })),
})

/** Draws the ways of those who are under way, and where the reader is; drawn anew they are replaced. `scale`: 1 in the hand, larger for a wall. */
export function showUnderWay(map: Map, lines: readonly (readonly (readonly number[])[])[], at: readonly [number, number] | null = null, scale = 1) {
  const known = map.getSource<GeoJSONSource>(ways)
  if (known) {
    known.setData(collect('LineString', lines))
    map.getSource<GeoJSONSource>(here)?.setData(collect('Point', at ? [at] : []))
    return
  }
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const
  map.addSource(ways, { type: 'geojson', data: collect('LineString', lines) })
  map.addSource(here, { type: 'geojson', data: collect('Point', at ? [at] : []) })
  map.addLayer({ id: `${ways}-edge`, type: 'line', source: ways, layout: round, paint: { 'line-color': ink('--paper'), 'line-width': 10 * scale } })
  map.addLayer({ id: ways, type: 'line', source: ways, layout: round, paint: { 'line-color': ink('--accent'), 'line-width': 6 * scale } })
  map.addLayer({ id: `${here}-about`, type: 'circle', source: here, paint: { 'circle-radius': 18 * scale, 'circle-color': ink('--accent'), 'circle-opacity': 0.2 } })
  map.addLayer({ id: here, type: 'circle', source: here, paint: { 'circle-radius': 8 * scale, 'circle-color': ink('--accent'), 'circle-stroke-width': 3 * scale, 'circle-stroke-color': ink('--surface') } })
}
