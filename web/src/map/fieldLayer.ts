import type { GeoJSONSource, Map } from 'maplibre-gl'
import { ink } from './ink'

/** What a camera sees, on the map. `look`: one whose picture counts, one whose does not, or the one that is looked at. */
export interface PlacedField { id: string, at: [number, number], shape: GeoJSON.Polygon, look: 'working' | 'idle' | 'chosen' }

const name = 'fields'
const layers = [`${name}-fill`, `${name}-line`, `${name}-idle`, `${name}-eyes`]
const collect = <T extends GeoJSON.Geometry>(fields: readonly PlacedField[], of: (f: PlacedField) => T) =>
  ({ type: 'FeatureCollection' as const, features: fields.map((f) => ({ type: 'Feature' as const, properties: { id: f.id, look: f.look }, geometry: of(f) })) })

/** Draws fields of view with the cameras' places; drawn anew they are replaced. Under `beneath` where that is there. */
export function showFields(map: Map, fields: readonly PlacedField[], beneath?: string) {
  const [areas, eyes] = [collect(fields, (f) => f.shape), collect(fields, (f) => ({ type: 'Point' as const, coordinates: f.at }))]
  const known = map.getSource<GeoJSONSource>(name)
  if (known) { known.setData(areas); map.getSource<GeoJSONSource>(`${name}-eyes`)?.setData(eyes); return }
  const under = beneath && map.getLayer(beneath) ? beneath : undefined
  const isIdle = ['==', ['get', 'look'], 'idle'] as never
  map.addSource(name, { type: 'geojson', data: areas })
  map.addSource(`${name}-eyes`, { type: 'geojson', data: eyes })
  map.addLayer({ id: layers[0]!, type: 'fill', source: name, paint: { 'fill-color': ['match', ['get', 'look'], 'idle', ink('--ink-3'), ink('--accent')], 'fill-opacity': ['match', ['get', 'look'], 'idle', 0.1, 'chosen', 0.38, 0.24] } }, under)
  map.addLayer({ id: layers[1]!, type: 'line', source: name, filter: ['!', isIdle], paint: { 'line-color': ink('--accent'), 'line-width': ['match', ['get', 'look'], 'chosen', 2.5, 1.2] } }, under)
  map.addLayer({ id: layers[2]!, type: 'line', source: name, filter: isIdle, paint: { 'line-color': ink('--ink-3'), 'line-width': 1.2, 'line-dasharray': [3, 2] } }, under)
  map.addLayer({ id: layers[3]!, type: 'circle', source: `${name}-eyes`, minzoom: 13, paint: {
    'circle-radius': ['interpolate', ['linear'], ['zoom'], 13, 2.5, 17, 5], 'circle-color': ['match', ['get', 'look'], 'idle', ink('--surface'), ink('--accent')], 'circle-stroke-width': 1.8, 'circle-stroke-color': ['match', ['get', 'look'], 'idle', ink('--ink-3'), ink('--surface')],
  } }, under)
}

export function hideFields(map: Map, hidden: boolean) {
  for (const id of layers) if (map.getLayer(id)) map.setLayoutProperty(id, 'visibility', hidden ? 'none' : 'visible')
}

/** Which camera's eye lies under a point of the screen; null: none. */
export function eyeAt(map: Map, { x, y }: { x: number, y: number }): string | null {
  if (!map.getLayer(layers[3]!)) return null
  const reach = 7
  return (map.queryRenderedFeatures([[x - reach, y - reach], [x + reach, y + reach]], { layers: [layers[3]!] })[0]?.properties.id as string | undefined) ?? null
}

const trial = 'field-trial'

/** Draws what is tried: the whole sector as an outline and, once it is known, what of it walls leave. None takes it off. */
export function showTrial(map: Map, sector: GeoJSON.Polygon | null, seen: GeoJSON.Polygon | null) {
  const feature = (kind: string, geometry: GeoJSON.Polygon | null) => geometry ? [{ type: 'Feature' as const, properties: { kind }, geometry }] : []
  const data = { type: 'FeatureCollection' as const, features: [...feature('sector', sector), ...feature('seen', seen)] }
  const known = map.getSource<GeoJSONSource>(trial)
  if (known) { known.setData(data); return }
  const kind = (one: string) => ['==', ['get', 'kind'], one] as never
  map.addSource(trial, { type: 'geojson', data })
  map.addLayer({ id: `${trial}-seen`, type: 'fill', source: trial, filter: kind('seen'), paint: { 'fill-color': ink('--soon'), 'fill-opacity': 0.38 } })
  map.addLayer({ id: `${trial}-edge`, type: 'line', source: trial, filter: kind('seen'), paint: { 'line-color': ink('--soon'), 'line-width': 2 } })
  map.addLayer({ id: `${trial}-sector`, type: 'line', source: trial, filter: kind('sector'), paint: { 'line-color': ink('--ink-2'), 'line-width': 1.4, 'line-dasharray': [3, 2] } })
}
