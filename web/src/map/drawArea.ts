import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map, MapMouseEvent } from 'maplibre-gl'
import { ink } from './ink'

type Place = [number, number]
const name = 'drawn-area'

/** Shows an area, or a line, that is being drawn, corner by corner; none takes it off. */
export function showDrawnArea(map: Map, corners: readonly Place[], isLine = false) {
  const isRing = !isLine && corners.length > 2
  const ring = isRing ? [...corners, corners[0]!] : corners
  const data: FeatureCollection = { type: 'FeatureCollection', features: [
    ...(isRing ? [{ type: 'Feature' as const, properties: {}, geometry: { type: 'Polygon' as const, coordinates: [ring.map((p) => [...p])] } }] : corners.length > 1 ? [{ type: 'Feature' as const, properties: {}, geometry: { type: 'LineString' as const, coordinates: corners.map((p) => [...p]) } }] : []),
    ...corners.map((p, i) => ({ type: 'Feature' as const, properties: { corner: i }, geometry: { type: 'Point' as const, coordinates: [...p] } })),
  ] }
  const known = map.getSource<GeoJSONSource>(name)
  if (known) { known.setData(data); return }
  map.addSource(name, { type: 'geojson', data })
  map.addLayer({ id: `${name}-fill`, type: 'fill', source: name, filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': ink('--accent'), 'fill-opacity': 0.12 } })
  map.addLayer({ id: `${name}-line`, type: 'line', source: name, filter: ['!=', ['geometry-type'], 'Point'], paint: { 'line-color': ink('--accent'), 'line-width': 3 } })
  map.addLayer({ id: `${name}-corners`, type: 'circle', source: name, filter: ['==', ['geometry-type'], 'Point'], paint: { 'circle-radius': 6, 'circle-color': ink('--surface'), 'circle-stroke-width': 3, 'circle-stroke-color': ink('--accent') } })
}

const reachPixels = 10

/** Lets a hand draw an area or a line: each press is a corner, a corner is dragged. Tells the corners as they change. Answers how to let go. */
export function drawArea(map: Map, now: () => readonly Place[], told: (corners: Place[]) => void): () => void {
  let held = -1
  let moved = false
  const hit = (event: MapMouseEvent) => now().findIndex((p) => { const seen = map.project(p); return Math.hypot(seen.x - event.point.x, seen.y - event.point.y) < reachPixels })
  const at = (event: MapMouseEvent): Place => [event.lngLat.lng, event.lngLat.lat]
  const heard = [
    map.on('mousedown', (event) => { held = hit(event); moved = false; if (held >= 0) event.preventDefault() }),
    map.on('mousemove', (event) => {
      if (held < 0) return
      moved = true
      told(now().map((p, i) => (i === held ? at(event) : p)) as Place[])
    }),
    map.on('mouseup', () => { if (moved) held = -1 }),
    map.on('click', (event) => {
      if (moved) { moved = false; return }
      if (hit(event) < 0) told([...now(), at(event)] as Place[])
      held = -1
    }),
    map.on('dblclick', (event) => event.preventDefault()),
  ]
  return () => heard.forEach((one) => one.unsubscribe())
}
