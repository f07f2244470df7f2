import type { GeoJSONSource, Map } from 'maplibre-gl'
import { ink } from './ink'
import { bold } from './style/labels'
import { addUnitShapes, unitImage, type UnitSight } from './unitShapes'

/** A unit on the map. */
export interface PlacedUnit { id: string, at: [number, number], kind: string, state: string, sight: UnitSight, label: string }

const name = 'units'
const reachPixels = 8
/** Where the second, third and fourth on one spot are drawn, in pixels. */
const besideOffsets = [[27, 0], [54, 0], [27, -26]]
const order = ['busy', 'at-scene', 'sent', 'free']

/** Those on one spot stand side by side: answers the place of the next one there. */
function sideBySide(): (at: [number, number]) => number {
  const standing = new globalThis.Map<string, number>()
  return (at) => {
    const spot = at.map((n) => n.toFixed(4)).join()
    const place = standing.get(spot) ?? 0
    standing.set(spot, place + 1)
    return Math.min(place, besideOffsets.length)
  }
}

/** Draws units by kind and state; drawn anew they move. Nothing is drawn over them but the ways of a ranking. `scale`: 1 at the desk, larger for a wall. */
export async function showUnits(map: Map, units: readonly PlacedUnit[], scale = 1) {
  await addUnitShapes(map)
  const besideOf = sideBySide()
  const data = {
    type: 'FeatureCollection' as const,
    features: units.map((u) => ({
      type: 'Feature' as const, geometry: { type: 'Point' as const, coordinates: u.at },
      properties: { id: u.id, image: unitImage(u.kind, u.state, u.sight), label: u.label, rank: order.indexOf(u.state), stale: u.sight === 'stale', beside: besideOf(u.at) },
    })),
  }
  const known = map.getSource<GeoJSONSource>(name)
  if (known) { known.setData(data); return }
  map.addSource(name, { type: 'geojson', data })
  map.addLayer({
    id: name, type: 'symbol', source: name,
    layout: {
      'icon-image': ['get', 'image'], 'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.66 * scale, 14, 0.92 * scale, 17, 1.1 * scale], 'icon-offset': ['match', ['get', 'beside'], ...besideOffsets.flatMap((offset, i) => [i + 1, ['literal', offset]]), ['literal', [0, 0]]] as never,
      'icon-allow-overlap': true, 'icon-ignore-placement': true, 'symbol-sort-key': ['get', 'rank'],
      'text-field': ['get', 'label'], 'text-font': bold, 'text-size': 13 * scale, 'text-anchor': 'top', 'text-offset': [0, 1.15], 'text-optional': true,
    },
    paint: { 'text-color': ['case', ['get', 'stale'], ink('--ink-2'), ink('--ink')], 'text-halo-color': ink('--surface'), 'text-halo-width': 1.8 },
  })
}

/** Shows or hides them. */
export function hideUnits(map: Map, hidden: boolean) { if (map.getLayer(name)) map.setLayoutProperty(name, 'visibility', hidden ? 'none' : 'visible') }

/** Which unit lies under a point of the screen; null: none. */
export function unitAt(map: Map, point: { x: number, y: number }): string | null {
  if (!map.getLayer(name)) return null
  const found = map.queryRenderedFeatures([[point.x - reachPixels, point.y - reachPixels], [point.x + reachPixels, point.y + reachPixels]], { layers: [name] })
  return (found[0]?.properties.id as string | undefined) ?? null
}
