import type { GeoJSONSource, Map, MapMouseEvent } from 'maplibre-gl'
import { ink } from './ink'
import { bold } from './style/labels'

/** A place to be pressed. `number`: its place in an order; empty where it has none. */
export interface PlacePoint { id: string, at: [number, number], name: string, number: string, chosen: boolean }

const listening = new WeakSet<Map>()
const hands = new WeakMap<Map, { pick: (id: string) => void, ground: (at: [number, number]) => void }>()
const fingerPixels = 6

const collect = (all: readonly PlacePoint[]) => ({
  type: 'FeatureCollection' as const,
  features: all.map(({ at, ...rest }) => ({ type: 'Feature' as const, properties: rest, geometry: { type: 'Point' as const, coordinates: at } })),
})

/** Places with their names and, where chosen, their number; `pick` is told which was pressed, `ground` where none was. Answers how to show others. */
export function placeLayer(map: Map, first: readonly PlacePoint[], pick: (id: string) => void, ground: (at: [number, number]) => void): (all: readonly PlacePoint[]) => void {
  const known = () => map.getSource<GeoJSONSource>('places')
  const show = (all: readonly PlacePoint[]) => { known()?.setData(collect(all)) }
  hands.set(map, { pick, ground })
  if (known()) { show(first); return show }
  map.addSource('places', { type: 'geojson', data: collect(first) })
  map.addLayer({ id: 'places', type: 'circle', source: 'places', layout: { 'circle-sort-key': ['case', ['get', 'chosen'], 1, 0] }, paint: {
    'circle-radius': ['case', ['get', 'chosen'], 12, 7], 'circle-color': ['case', ['get', 'chosen'], ink('--accent'), ink('--surface')], 'circle-stroke-width': 2.5, 'circle-stroke-color': ['case', ['get', 'chosen'], ink('--surface'), ink('--accent')],
  } })
  map.addLayer({ id: 'places-numbers', type: 'symbol', source: 'places', filter: ['!=', ['get', 'number'], ''], layout: { 'text-field': ['get', 'number'], 'text-font': bold, 'text-size': 13, 'text-allow-overlap': true, 'text-ignore-placement': true }, paint: { 'text-color': ink('--on-accent') } })
  map.addLayer({ id: 'places-names', type: 'symbol', source: 'places', layout: { 'text-field': ['get', 'name'], 'text-size': 13, 'text-anchor': 'left', 'text-offset': [1.1, 0], 'text-optional': true }, paint: { 'text-color': ink('--ink'), 'text-halo-color': ink('--surface'), 'text-halo-width': 2 } })
  // A new style brings the layers again, but the map listens still.
  if (listening.has(map)) return show
  listening.add(map)
  map.on('click', ({ point: { x, y }, lngLat }: MapMouseEvent) => {
    const [hit] = map.queryRenderedFeatures([[x - fingerPixels, y - fingerPixels], [x + fingerPixels, y + fingerPixels]], { layers: ['places'] })
    if (hit) hands.get(map)?.pick(hit.properties.id as string)
    else hands.get(map)?.ground([lngLat.lng, lngLat.lat])
  })
  return show
}
