import type { GeoJSONSource, Map } from 'maplibre-gl'
import { middleOf } from './areaLayer'
import { ink } from './ink'
import { bold } from './style/labels'

/** A zone within whose minutes somebody must be there. `tint`: 0 none to 1 the strictest. */
export interface PlacedZone { id: string, shape: GeoJSON.Geometry, label: string, tint: number, isChosen: boolean }

const name = 'zones'
const layers = [`${name}-fill`, `${name}-edge`, `${name}-chosen`, `${name}-names`]

/** Draws zones, the stricter the fuller; drawn anew they are replaced. Under `beneath` where that is there. */
export function showZones(map: Map, zones: readonly PlacedZone[], beneath?: string) {
  const collect = <T extends GeoJSON.Geometry>(shapeOf: (z: PlacedZone) => T) => ({ type: 'FeatureCollection' as const, features: zones.map((z) => ({ type: 'Feature' as const, properties: { id: z.id, label: z.label, tint: z.tint, chosen: z.isChosen }, geometry: shapeOf(z) })) })
  const [areas, points] = [collect((z) => z.shape), collect((z) => ({ type: 'Point' as const, coordinates: middleOf(z.shape) }))]
  const known = map.getSource<GeoJSONSource>(name)
  if (known) { known.setData(areas); map.getSource<GeoJSONSource>(`${name}-names`)?.setData(points); return }
  const under = beneath && map.getLayer(beneath) ? beneath : undefined
  map.addSource(name, { type: 'geojson', data: areas })
  map.addSource(`${name}-names`, { type: 'geojson', data: points })
  map.addLayer({ id: layers[0]!, type: 'fill', source: name, paint: { 'fill-color': ink('--accent'), 'fill-opacity': ['+', 0.03, ['*', 0.13, ['get', 'tint']]] } }, under)
  map.addLayer({ id: layers[1]!, type: 'line', source: name, paint: { 'line-color': ink('--accent'), 'line-width': 1.8, 'line-dasharray': [3, 1.6] } }, under)
  map.addLayer({ id: layers[2]!, type: 'line', source: name, filter: ['get', 'chosen'], paint: { 'line-color': ink('--accent'), 'line-width': 4 } }, under)
  map.addLayer({ id: layers[3]!, type: 'symbol', source: `${name}-names`, layout: { 'text-field': ['get', 'label'], 'text-font': bold, 'text-size': 13, 'text-allow-overlap': false }, paint: { 'text-color': ink('--accent'), 'text-halo-color': ink('--surface'), 'text-halo-width': 2 } }, under)
}

export function hideZones(map: Map, hidden: boolean) {
  for (const id of layers) if (map.getLayer(id)) map.setLayoutProperty(id, 'visibility', hidden ? 'none' : 'visible')
}

/** Which zone lies under a point of the screen, the last drawn first; null: none. */
export function zoneAt(map: Map, point: { x: number, y: number }): string | null {
  if (!map.getLayer(layers[0]!)) return null
  return (map.queryRenderedFeatures([point.x, point.y], { layers: [layers[0]!] })[0]?.properties.id as string | undefined) ?? null
}
