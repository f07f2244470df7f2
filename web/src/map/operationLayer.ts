import type { GeoJSONSource, Map } from 'maplibre-gl'
import { ink } from './ink'
import { bold } from './style/labels'

/** Where help was sent to, and the ways on which it comes. `isPractice`: for a drill or a test; its label says so too. */
export interface PlacedOperation { id: string, at: [number, number], label: string, ways: number[][][], isPractice: boolean }

const [name, links] = ['operations', 'operation-links']
const reachPixels = 10
/** What nothing burns for stands open. */
const hollow: ['get', string] = ['get', 'isPractice']

/** Draws places of operations with the ways of who is coming; drawn anew they are replaced. Beneath the units. */
export function showOperations(map: Map, operations: readonly PlacedOperation[], beneath?: string) {
  const places = { type: 'FeatureCollection' as const, features: operations.map((o) => ({ type: 'Feature' as const, properties: { id: o.id, label: o.label, isPractice: o.isPractice }, geometry: { type: 'Point' as const, coordinates: o.at } })) }
  const threads = { type: 'FeatureCollection' as const, features: operations.flatMap((o) => o.ways.map((way) => ({ type: 'Feature' as const, properties: {}, geometry: { type: 'LineString' as const, coordinates: way } }))) }
  const known = map.getSource<GeoJSONSource>(name)
  if (known) { known.setData(places); map.getSource<GeoJSONSource>(links)?.setData(threads); return }
  const under = beneath && map.getLayer(beneath) ? beneath : undefined
  map.addSource(name, { type: 'geojson', data: places })
  map.addSource(links, { type: 'geojson', data: threads })
  map.addLayer({ id: `${links}-case`, type: 'line', source: links, layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': ink('--paper'), 'line-width': 7 } }, under)
  map.addLayer({ id: links, type: 'line', source: links, layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': ink('--accent'), 'line-width': 4, 'line-dasharray': [0.1, 1.8] } }, under)
  map.addLayer({ id: `${name}-ring`, type: 'circle', source: name, paint: { 'circle-radius': 15, 'circle-opacity': 0, 'circle-stroke-width': 2, 'circle-stroke-color': ink('--ink') } }, under)
  map.addLayer({ id: name, type: 'circle', source: name, paint: { 'circle-radius': 8, 'circle-color': ['case', hollow, ink('--surface'), ink('--ink')], 'circle-stroke-width': 3, 'circle-stroke-color': ['case', hollow, ink('--hold'), ink('--surface')] } }, under)
  map.addLayer({
    id: `${name}-names`, type: 'symbol', source: name,
    layout: { 'text-field': ['get', 'label'], 'text-font': bold, 'text-size': 14, 'text-anchor': 'left', 'text-offset': [1.4, 0], 'text-optional': true },
    paint: { 'text-color': ink('--ink'), 'text-halo-color': ink('--surface'), 'text-halo-width': 2 },
  }, under)
}

/** Which operation lies under a point of the screen; null: none. */
export function operationAt(map: Map, point: { x: number, y: number }): string | null {
  if (!map.getLayer(name)) return null
  const found = map.queryRenderedFeatures([[point.x - reachPixels, point.y - reachPixels], [point.x + reachPixels, point.y + reachPixels]], { layers: [name] })
  return (found[0]?.properties.id as string | undefined) ?? null
}

export function hideOperations(map: Map, hidden: boolean) {
  for (const id of [name, `${name}-ring`, `${name}-names`, links, `${links}-case`]) if (map.getLayer(id)) map.setLayoutProperty(id, 'visibility', hidden ? 'none' : 'visible')
}
