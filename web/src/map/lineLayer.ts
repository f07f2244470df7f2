import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map } from 'maplibre-gl'
import { ink } from './ink'

/** Lines in one look; drawn anew under the same name they are replaced. `ink` is a token such as `--accent`. */
export function showLines(map: Map, name: string, lines: FeatureCollection, look: { ink: string, width: number, dash?: number[] }, beneath?: string) {
  const known = map.getSource<GeoJSONSource>(name)
  if (known) { known.setData(lines); return }
  const under = beneath && map.getLayer(beneath) ? beneath : undefined
  map.addSource(name, { type: 'geojson', data: lines })
  map.addLayer({ id: `${name}-case`, type: 'line', source: name, layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': ink('--surface'), 'line-width': look.width + 3 } }, under)
  map.addLayer({ id: name, type: 'line', source: name, layout: { 'line-cap': look.dash ? 'butt' : 'round', 'line-join': 'round' }, paint: { 'line-color': ink(look.ink), 'line-width': look.width, ...(look.dash ? { 'line-dasharray': look.dash } : {}) } }, under)
}
