import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map } from 'maplibre-gl'

export interface AreaLook { line: string, width: number, dash?: number[], opacity?: number, label?: { field: string, size: number, ink: string, halo: string, from?: number }, beneath?: string, lineBeneath?: string }

/** Edges of areas with their names in the middle; drawn anew under the same name they are replaced. */
export function showAreas(map: Map, name: string, areas: FeatureCollection, look: AreaLook) {
  const known = map.getSource<GeoJSONSource>(name)
  if (known) { known.setData(areas); return }
  const there = (layer: string | undefined) => layer && map.getLayer(layer) ? layer : undefined
  const beneath = there(look.beneath)
  map.addSource(name, { type: 'geojson', data: areas })
  map.addLayer({
    id: `${name}-line`, type: 'line', source: name,
    paint: { 'line-color': look.line, 'line-width': look.width, 'line-opacity': look.opacity ?? 1, ...(look.dash ? { 'line-dasharray': look.dash } : {}) },
  }, there(look.lineBeneath) ?? beneath)
  if (!look.label) return
  map.addSource(`${name}-names`, { type: 'geojson', data: { type: 'FeatureCollection', features: areas.features.map((f) => ({ type: 'Feature', properties: f.properties, geometry: { type: 'Point', coordinates: middleOf(f.geometry) } })) } })
  map.addLayer({
    id: `${name}-names`, type: 'symbol', source: `${name}-names`, minzoom: look.label.from ?? 0,
    layout: { 'text-field': ['get', look.label.field], 'text-size': look.label.size, 'text-letter-spacing': 0.08, 'text-allow-overlap': !look.label.from, 'text-ignore-placement': !look.label.from },
    paint: { 'text-color': look.label.ink, 'text-halo-color': look.label.halo, 'text-halo-width': 2 },
  }, beneath)
}

/** Shows or hides areas drawn before. */
export function hideAreas(map: Map, name: string, hidden: boolean) {
  for (const id of [`${name}-line`, `${name}-names`]) if (map.getLayer(id)) map.setLayoutProperty(id, 'visibility', hidden ? 'none' : 'visible')
}

/** Middle of the box of the largest ring: good enough for a name. */
export function middleOf(geometry: GeoJSON.Geometry): [number, number] {
  const rings = geometry.type === 'Polygon' ? [geometry.coordinates[0]!] : geometry.type === 'MultiPolygon' ? geometry.coordinates.map((p) => p[0]!) : []
  const boxes = rings.map((ring) => {
    const [xs, ys] = [ring.map((p) => p[0]!), ring.map((p) => p[1]!)]
    return { west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys) }
  }).sort((a, b) => (b.east - b.west) * (b.north - b.south) - (a.east - a.west) * (a.north - a.south))
  const box = boxes[0]
  return box ? [(box.west + box.east) / 2, (box.south + box.north) / 2] : [0, 0]
}
