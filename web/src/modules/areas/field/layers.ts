import type { MapView } from '@/map'
import { theme } from '@/session'
import { collect, type MyGrid } from './grids'

const colours = {
  light: { building: '#E2DCCF', street: '#FFFFFF', edge: '#0B5675' },
  dark: { building: '#22323A', street: '#2B3F48', edge: '#74C6E2' },
}

/** Draws grids on a map: their edges, and streets and buildings where the base map is not to be had. */
export function drawGrids(map: MapView, grids: readonly MyGrid[]) {
  const colour = colours[theme.value]
  const add = (id: string, features: Parameters<typeof collect>[0], layer: { type: 'line' | 'fill', paint: Record<string, unknown> }) => {
    if (map.getSource(id)) return
    map.addSource(id, { type: 'geojson', data: collect(features) })
    map.addLayer({ id, source: id, layout: layer.type === 'line' ? { 'line-cap': 'round', 'line-join': 'round' } : {}, ...layer } as Parameters<MapView['addLayer']>[0], map.getLayer('label-building') ? 'label-building' : undefined)
  }
  if (Object.keys(map.getStyle().sources).length === 0) {
    add('my-streets', grids.flatMap((g) => g.streets), { type: 'line', paint: { 'line-color': colour.street, 'line-width': ['interpolate', ['exponential', 2], ['zoom'], 13, 1, 18, 22] } })
    add('my-buildings', grids.flatMap((g) => g.buildings), { type: 'fill', paint: { 'fill-color': colour.building } })
  }
  add('my-edge', grids.filter((g) => g.edge).map((g) => ({ type: 'Feature', properties: {}, geometry: g.edge! })), { type: 'line', paint: { 'line-color': colour.edge, 'line-width': 4 } })
}
