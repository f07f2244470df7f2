import type { Map, VectorTileSource } from 'maplibre-gl'
import { ink } from './ink'

const names = ['holes-0', 'holes-1'] as const
const layersOf = (name: string) => [`${name}-ground`, `${name}-edge`, `${name}-ticks`]
const full = [0.3, 0.9, 0.9]

/**
 * Draws the roads that nobody reaches in time, hatched with an edge, from tiles of the server; `url` changes with each measuring.
 * Two pictures take turns: the last one stands until the next is whole, so that nothing on a wall flashes. Answers what ends the waiting.
 */
export function showHoles(map: Map, url: string, beneath: string, scale: number): () => void {
  const sources = names.map((name) => map.getSource<VectorTileSource>(name))
  const shown = names.findIndex((name) => map.getLayer(layersOf(name)[0]!) && map.getPaintProperty(layersOf(name)[0]!, 'line-opacity') !== 0)
  if (shown >= 0 && sources[shown]?.tiles?.[0] === url) return () => {}
  const next = shown === 0 ? 1 : 0
  const fresh = names[next]!
  if (sources[next]) sources[next].setTiles([url])
  else add(map, fresh, url, map.getLayer(beneath) ? beneath : undefined, scale)

  const turn = (event: { sourceId?: string }) => {
    if (event.sourceId !== fresh || !map.isSourceLoaded(fresh)) return
    end()
    opaque(map, fresh, full)
    if (shown >= 0) opaque(map, names[shown]!, [0, 0, 0])
  }
  const end = () => { map.off('sourcedata', turn) }
  map.on('sourcedata', turn)
  return end
}

function add(map: Map, name: string, url: string, beneath: string | undefined, scale: number) {
  const colour = ink('--soon')
  const [ground, edge, ticks] = layersOf(name) as [string, string, string]
  const width = (of: number) => ['interpolate', ['linear'], ['zoom'], 11, 3 * of * scale, 14, 7 * of * scale, 17, 16 * of * scale] as never
  const line = (id: string, paint: Record<string, unknown>, cap: 'butt' | 'round') => map.addLayer({ id, type: 'line', source: name, 'source-layer': 'gaps', layout: { 'line-cap': cap, 'line-join': 'round' }, paint: { 'line-color': colour, 'line-opacity': 0, ...paint } }, beneath)
  map.addSource(name, { type: 'vector', tiles: [url], minzoom: 6, maxzoom: 16 })
  line(ground, { 'line-width': width(1) }, 'round')
  line(edge, { 'line-width': 1.4 * scale, 'line-gap-width': width(1) }, 'round')
  line(ticks, { 'line-width': width(1), 'line-dasharray': [0.18, 0.5] }, 'butt')
}

const opaque = (map: Map, name: string, opacities: readonly number[]) => layersOf(name).forEach((id, i) => map.setPaintProperty(id, 'line-opacity', opacities[i]))
