import type { GeoJSONSource, Map } from 'maplibre-gl'
import { ink } from './ink'
import { addShapes } from './shapes'
import { bold } from './style/labels'
import { addUnitShapes } from './unitShapes'

/** A way to a place, the first three of a ranking: `place` 1 is drawn whole, 2 dashed, 3 dotted, so that no hue tells them apart. */
export interface Way { place: number, line: readonly (readonly number[])[], from: [number, number], label: string }

const [lines, ends] = ['ways', 'way-ends']
const dashes: Record<number, number[] | undefined> = { 1: undefined, 2: [2.2, 1.4], 3: [0.1, 1.7] }

/** Draws the ways of a ranking with their numbers where they begin, and the place; none takes them off. `scale`: 1 at the desk, larger for a wall; `bright`: the first in the ink of words, as its card. */
export async function showWays(map: Map, ways: readonly Way[], to: [number, number] | null, { scale = 1, bright = false } = {}) {
  await Promise.all([addUnitShapes(map), addShapes(map)])
  const roads = { type: 'FeatureCollection' as const, features: ways.filter((w) => w.line.length > 1).map((w) => ({ type: 'Feature' as const, properties: { place: w.place }, geometry: { type: 'LineString' as const, coordinates: w.line.map((p) => [...p]) } })) }
  const points = {
    type: 'FeatureCollection' as const,
    features: [
      ...ways.map((w) => ({ type: 'Feature' as const, properties: { image: `unit-number-${w.place}${bright && w.place === 1 ? '-bright' : ''}`, label: w.label, rank: w.place }, geometry: { type: 'Point' as const, coordinates: w.from } })),
    ],
  }
  const target = { type: 'FeatureCollection' as const, features: to ? [{ type: 'Feature' as const, properties: {}, geometry: { type: 'Point' as const, coordinates: to } }] : [] }
  const known = map.getSource<GeoJSONSource>(lines)
  if (known) {
    known.setData(roads)
    map.getSource<GeoJSONSource>(ends)?.setData(points)
    map.getSource<GeoJSONSource>('way-target')?.setData(target)
    return
  }
  map.addSource(lines, { type: 'geojson', data: roads })
  map.addSource(ends, { type: 'geojson', data: points })
  map.addSource('way-target', { type: 'geojson', data: target })
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const
  // The first lies on top, where ways run together.
  for (const place of [3, 2, 1]) {
    const mine = ['==', ['get', 'place'], place] as never
    map.addLayer({ id: `${lines}-case-${place}`, type: 'line', source: lines, filter: mine, layout: round, paint: { 'line-color': ink('--paper'), 'line-width': (place === 1 ? 10 : 8) * scale } })
    map.addLayer({ id: `${lines}-${place}`, type: 'line', source: lines, filter: mine, layout: round, paint: { 'line-color': ink(bright && place === 1 ? '--ink' : '--accent'), 'line-width': (place === 1 ? 6 : 4) * scale, ...(dashes[place] ? { 'line-dasharray': dashes[place] } : {}) } })
  }
  map.addLayer({ id: 'way-target-ring', type: 'circle', source: 'way-target', paint: { 'circle-radius': 17, 'circle-opacity': 0, 'circle-stroke-width': 2, 'circle-stroke-color': ink('--over'), 'circle-stroke-opacity': 0.7 } })
  map.addLayer({ id: 'way-target', type: 'circle', source: 'way-target', paint: { 'circle-radius': 8, 'circle-color': ink('--over'), 'circle-stroke-width': 3, 'circle-stroke-color': ink('--surface') } })
  map.addLayer({
    id: ends, type: 'symbol', source: ends,
    layout: { 'icon-image': ['get', 'image'], 'icon-size': scale, 'icon-allow-overlap': true, 'icon-ignore-placement': true, 'symbol-sort-key': ['get', 'rank'], 'text-field': ['get', 'label'], 'text-font': bold, 'text-size': 14 * scale, 'text-variable-anchor': ['bottom', 'top', 'left', 'right', 'bottom-left', 'top-right'], 'text-radial-offset': 1.3, 'text-justify': 'auto', 'text-optional': true },
    paint: { 'text-color': ink('--ink'), 'text-halo-color': ink('--surface'), 'text-halo-width': 2.2 * scale },
  })
}
