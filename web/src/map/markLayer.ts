import type { GeoJSONSource, Map } from 'maplibre-gl'
import type { Mark } from '@/ui'
import { addShapes } from './shapes'

/** A matter on the map. `rank`: what is drawn over the others, the higher the later. */
export interface PlacedMark { id: string, at: [number, number], mark: Mark, label: string }

const order: Mark['name'][] = ['in-time', 'stopped', 'soon', 'over']

/** Draws all marks in one layer by their shapes, so that thousands stay smooth; drawn anew under the same name they are replaced. */
export async function showMarks(map: Map, name: string, all: readonly PlacedMark[], size = 1) {
  await addShapes(map)
  const data = {
    type: 'FeatureCollection' as const,
    features: all.map((m) => ({
      type: 'Feature' as const, id: undefined, geometry: { type: 'Point' as const, coordinates: m.at }, properties: { id: m.id, mark: m.mark.name, label: m.label, rank: order.indexOf(m.mark.name) },
    })),
  }
  const known = map.getSource<GeoJSONSource>(name)
  if (known) { known.setData(data); return }
  map.addSource(name, { type: 'geojson', data })
  map.addLayer({
    id: name, type: 'symbol', source: name,
    layout: {
      'icon-image': ['concat', 'mark-', ['get', 'mark']], 'icon-size': size / 2.6, 'icon-allow-overlap': true, 'symbol-sort-key': ['get', 'rank'],
    },
  })
}

/** Which of the marks under this name lies at a point of the screen; null: none. */
export function markAt(map: Map, name: string, { x, y }: { x: number, y: number }): string | null {
  if (!map.getLayer(name)) return null
  const reach = 6
  return (map.queryRenderedFeatures([[x - reach, y - reach], [x + reach, y + reach]], { layers: [name] })[0]?.properties.id as string | undefined) ?? null
}
