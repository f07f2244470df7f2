import type { ExpressionSpecification, Map } from 'maplibre-gl'
import { ink } from './ink'

export const heatLayers = ['matters-heat', 'matters-heat-near']

/** Where much is told: from paper over the accent to its full ink, so that no state's colour is borrowed. */
export function addHeat(map: Map, source: string, singlesFrom: number) {
  const accent = ink('--accent')
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(accent.slice(i, i + 2), 16))
  const tinted = (opacity: number) => `rgba(${r},${g},${b},${opacity})`
  const colour: ExpressionSpecification = ['interpolate', ['linear'], ['heatmap-density'], 0, tinted(0), 0.15, tinted(0.18), 0.4, tinted(0.38), 0.7, tinted(0.6), 1, tinted(0.85)]
  map.addLayer({
    id: heatLayers[0]!, type: 'heatmap', source, 'source-layer': 'clusters', maxzoom: singlesFrom,
    paint: { 'heatmap-weight': ['interpolate', ['linear'], ['get', 'count'], 0, 0, 1, 0.4, 10, 0.8, 100, 1.6, 1000, 3], 'heatmap-radius': 64, 'heatmap-color': colour },
  })
  map.addLayer({
    id: heatLayers[1]!, type: 'heatmap', source, 'source-layer': 'cases', minzoom: singlesFrom,
    paint: { 'heatmap-weight': 0.4, 'heatmap-radius': ['interpolate', ['linear'], ['zoom'], 16, 50, 19, 120], 'heatmap-color': colour },
  })
}
