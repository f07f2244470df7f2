import type { GeoJSONSource, Map } from 'maplibre-gl'
import { ink } from './ink'
import { bold } from './style/labels'

export interface Dot { id: string, at: [number, number], late: boolean }

const [source, dots, rings, counts] = ['dots', 'dots', 'dots-late', 'dots-counts']
const fingerPixels = 16
const mostPicked = 50
const listening = new WeakSet<Map>()
const collect = (all: readonly Dot[]) => ({
  type: 'FeatureCollection' as const,
  features: all.map(({ id, at, late }) => ({ type: 'Feature' as const, properties: { id, late }, geometry: { type: 'Point' as const, coordinates: at } })),
})

/** Dots for a finger: what lies on one spot is one dot with its number, what is late is red and, alone, a ring. Answers how to show others; `pick` is told the ids under a press. */
export function dotLayer(map: Map, first: readonly Dot[], pick: (ids: string[]) => void): (all: readonly Dot[]) => void {
  const known = () => map.getSource<GeoJSONSource>(source)
  const show = (all: readonly Dot[]) => { known()?.setData(collect(all)) }
  if (known()) { show(first); return show }
  map.addSource(source, { type: 'geojson', data: collect(first), cluster: true, clusterRadius: 22, clusterMaxZoom: 21, clusterProperties: { late: ['any', ['get', 'late']] } })
  map.addLayer({ id: dots, type: 'circle', source, paint: {
    'circle-radius': ['case', ['has', 'point_count'], 15, ['get', 'late'], 14, 11], 'circle-color': ['case', ['get', 'late'], ink('--over'), ink('--accent')], 'circle-stroke-width': 3, 'circle-stroke-color': ink('--surface'),
  } })
  map.addLayer({ id: rings, type: 'circle', source, filter: ['all', ['get', 'late'], ['!', ['has', 'point_count']]], paint: { 'circle-radius': 6, 'circle-color': ink('--surface') } })
  map.addLayer({ id: counts, type: 'symbol', source, filter: ['has', 'point_count'], layout: { 'text-field': ['get', 'point_count_abbreviated'], 'text-font': bold, 'text-size': 15, 'text-allow-overlap': true, 'text-ignore-placement': true }, paint: { 'text-color': ink('--surface') } })
  // A new style brings the layers again, but the map listens still.
  if (listening.has(map)) return show
  listening.add(map)
  map.on('click', async ({ point: { x, y } }) => {
    const hits = map.queryRenderedFeatures([[x - fingerPixels, y - fingerPixels], [x + fingerPixels, y + fingerPixels]], { layers: [dots] })
    const under = await Promise.all(hits.map(async ({ properties }) => properties.cluster_id === undefined
      ? [properties.id as string]
      : (await known()!.getClusterLeaves(properties.cluster_id as number, mostPicked, 0)).map((leaf) => leaf.properties!.id as string)))
    pick([...new Set(under.flat())])
  })
  return show
}
