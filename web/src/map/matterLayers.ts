import type { ExpressionSpecification, FilterSpecification, LayerSpecification, Map, VectorTileSource } from 'maplibre-gl'
import { drawRingsOn, ringParts, urgencies, type Urgency } from './donut'
import { addHeat, heatLayers } from './heat'
import { ink } from './ink'
import { addShapes } from './shapes'
import { bold } from './style/labels'

/** What of the matters is drawn. */
export interface MatterLook { marks: boolean, heat: boolean, urgencies: readonly Urgency[] }

const source = 'matters'
const [rings, numbers, lates, singles] = ['matters-rings', 'matters-numbers', 'matters-lates', 'matters-singles']

/** Zoom from which each matter is drawn by itself; the server's. */
export const singlesFrom = 16

const withRings = new WeakSet<Map>()

const countOf = (urgency: Urgency): ExpressionSpecification => ['coalesce', ['get', urgency], 0]

/** Matters that a cluster holds of the urgencies shown. */
const sumOf = (shown: readonly Urgency[]): ExpressionSpecification => ['+', 0, ...shown.map(countOf)]

/** Draws matters from tiles of the server: rings with numbers from afar, the marks from near. Drawn anew after the style changed. */
export async function showMatters(map: Map, url: string, look: MatterLook) {
  await addShapes(map)
  if (!withRings.has(map)) { drawRingsOn(map); withRings.add(map) }
  const known = map.getSource<VectorTileSource>(source)
  if (known) {
    if (known.tiles?.[0] !== url) known.setTiles([url])
  }
  else {
    map.addSource(source, { type: 'vector', tiles: [url], minzoom: 6, maxzoom: 18 })
    addHeat(map, source, singlesFrom)
    for (const layer of layersOf()) map.addLayer(layer)
  }
  lookLike(map, look)
}

function layersOf(): LayerSpecification[] {
  const halo = { 'text-halo-color': ink('--surface'), 'text-halo-width': 1.6 }
  const all = { 'icon-allow-overlap': true, 'icon-ignore-placement': true, 'text-allow-overlap': true, 'text-ignore-placement': true } as const
  return [
    { id: rings, type: 'symbol', source, 'source-layer': 'clusters', maxzoom: singlesFrom, layout: { ...all } },
    { id: numbers, type: 'symbol', source, 'source-layer': 'clusters', maxzoom: singlesFrom, layout: { 'text-font': bold, 'text-size': 13, ...all }, paint: { 'text-color': ink('--ink') } },
    {
      id: lates, type: 'symbol', source, 'source-layer': 'clusters', maxzoom: singlesFrom,
      layout: { 'icon-image': 'mark-over', 'icon-size': 0.22, 'icon-offset': [44, -92], 'text-field': ['to-string', ['get', 'over']], 'text-font': bold, 'text-size': 12, 'text-anchor': 'left', 'text-offset': [1.5, -1.65], ...all },
      paint: { 'text-color': ink('--over'), ...halo },
    },
    {
      id: singles, type: 'symbol', source, 'source-layer': 'cases', minzoom: singlesFrom,
      layout: {
        'icon-image': ['concat', 'mark-', ['get', 'urgency']], 'icon-size': 0.42, 'icon-allow-overlap': true, 'icon-ignore-placement': true,
        'symbol-sort-key': ['-', urgencies.length, ['index-of', ['get', 'urgency'], ['literal', [...urgencies]]]],
        'text-field': ['step', ['zoom'], '', 17, ['get', 'type']], 'text-size': 13, 'text-anchor': 'left', 'text-offset': [1, 0], 'text-optional': true,
      },
      paint: { 'text-color': ink('--ink'), ...halo },
    },
  ]
}

/** Shows and hides what is there. */
function lookLike(map: Map, look: MatterLook) {
  const sum = sumOf(look.urgencies)
  const part = (urgency: Urgency): ExpressionSpecification | string =>
    look.urgencies.includes(urgency) ? ['to-string', ['ceil', ['/', ['*', ringParts, countOf(urgency)], sum]]] : '0'
  const alone: ExpressionSpecification = ['==', sum, 1]
  const which: ExpressionSpecification = ['case', ...look.urgencies.flatMap((u): [ExpressionSpecification, string] => [['>', countOf(u), 0], `mark-${u}`]), ''] as unknown as ExpressionSpecification
  const some: FilterSpecification = ['>', sum, 0]
  for (const id of [rings, numbers, lates, singles]) map.setLayoutProperty(id, 'visibility', look.marks ? 'visible' : 'none')
  if (look.urgencies.length) {
    map.setLayoutProperty(rings, 'icon-image', ['case', alone, which, ['concat', 'ring-', ...urgencies.flatMap((u, i) => (i ? ['-', part(u)] : [part(u)]))]])
    map.setLayoutProperty(rings, 'icon-size', ['case', alone, 0.42, ['interpolate', ['linear'], ['log10', ['max', 1, sum]], 0, 0.72, 1, 0.84, 2, 1, 3, 1.16, 4, 1.3]])
    map.setLayoutProperty(numbers, 'text-field', ['case', alone, '', ['concat', ['to-string', sum], ['case', ['has', 'more'], '+', '']]])
  }
  map.setFilter(rings, some)
  map.setFilter(numbers, some)
  map.setFilter(lates, ['all', ['>', countOf('over'), 0], ['>', sum, 1], look.urgencies.includes('over')] as FilterSpecification)
  map.setFilter(singles, ['in', ['get', 'urgency'], ['literal', [...look.urgencies]]])
  for (const id of heatLayers) map.setLayoutProperty(id, 'visibility', look.heat ? 'visible' : 'none')
}

/** What was pressed: a cluster with how many, or the matters that lie there. */
export type Pressed =
  | { kind: 'cluster', at: [number, number], count: number }
  | { kind: 'matters', at: [number, number], matters: { caseId: string, number: number, type: string, state: string, urgency: Urgency }[] }

const reachPixels = 6

/** Tells what is pressed, null beside everything; the pointer says what can be. */
export function onMatterPress(map: Map, press: (what: Pressed | null) => void) {
  const drawn = () => [singles, rings].filter((id) => map.getLayer(id))
  map.on('click', ({ point }) => {
    const found = map.queryRenderedFeatures([[point.x - reachPixels, point.y - reachPixels], [point.x + reachPixels, point.y + reachPixels]], { layers: drawn() })
    const first = found[0]
    if (!first || first.geometry.type !== 'Point') { press(null); return }
    const at = first.geometry.coordinates as [number, number]
    if (first.layer.id === rings) { press({ kind: 'cluster', at, count: urgencies.reduce((sum, u) => sum + Number(first.properties[u] ?? 0), 0) }); return }
    const matters = [...new globalThis.Map(found.filter((f) => f.layer.id === singles).map((f) => [f.properties.caseId as string, f.properties as never])).values()]
    press({ kind: 'matters', at, matters })
  })
  map.on('mousemove', ({ point }) => { map.getCanvas().style.cursor = map.queryRenderedFeatures(point, { layers: drawn() }).length ? 'pointer' : '' })
}
