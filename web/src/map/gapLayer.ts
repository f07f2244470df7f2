import type { Map, VectorTileSource } from 'maplibre-gl'
import { ink } from './ink'

const name = 'ring-gaps'
const layers = [`${name}-case`, name]

/** Draws roads that nobody reaches in time, of tiles of the server; `url` changes with each measuring. Under `beneath` where that is there. */
export function showGaps(map: Map, url: string, beneath?: string) {
  const known = map.getSource<VectorTileSource>(name)
  if (known) { if (known.tiles?.[0] !== url) known.setTiles([url]); return }
  const under = beneath && map.getLayer(beneath) ? beneath : undefined
  const width = (scale: number) => ['interpolate', ['linear'], ['zoom'], 11, 1.6 * scale, 14, 3.4 * scale, 17, 7 * scale] as never
  map.addSource(name, { type: 'vector', tiles: [url], minzoom: 6, maxzoom: 16 })
  map.addLayer({ id: layers[0]!, type: 'line', source: name, 'source-layer': 'gaps', layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': ink('--over'), 'line-width': width(2.2), 'line-opacity': 0.22 } }, under)
  map.addLayer({ id: name, type: 'line', source: name, 'source-layer': 'gaps', paint: { 'line-color': ink('--over'), 'line-width': width(1), 'line-dasharray': [1.6, 0.9] } }, under)
}

export function hideGaps(map: Map, hidden: boolean) {
  for (const id of layers) if (map.getLayer(id)) map.setLayoutProperty(id, 'visibility', hidden ? 'none' : 'visible')
}
