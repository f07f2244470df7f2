import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl'
import type { MapColours } from './colours'

const source = 'base'
const kindIs = (...kinds: string[]): FilterSpecification => ['in', ['get', 'kind'], ['literal', kinds]]

/** Breadth of the water that the map holds as lines, in pixels by zoom. */
const watercourse: ExpressionSpecification = ['interpolate', ['exponential', 1.6], ['zoom'], 10, ['match', ['get', 'kind'], ['river'], 1.2, 0.4], 18, ['match', ['get', 'kind'], ['river'], 22, 6]]

/** Blocks, green and water: what lies under the streets. */
export function ground(c: MapColours): LayerSpecification[] {
  return [
    { id: 'block', type: 'fill', source, 'source-layer': 'block', minzoom: 12, paint: { 'fill-color': c.block } },
    {
      id: 'green', type: 'fill', source, 'source-layer': 'green',
      // Fields are land that is worked: half as green as a park.
      paint: { 'fill-color': c.green, 'fill-opacity': ['match', ['get', 'kind'], ['farmland', 'orchard'], 0.45, 1] },
    },
    { id: 'water', type: 'fill', source, 'source-layer': 'water', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': c.sea } },
    {
      id: 'watercourse', type: 'line', source, 'source-layer': 'water', filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': c.sea, 'line-width': watercourse },
    },
    { id: 'shore', type: 'line', source, 'source-layer': 'water', filter: kindIs('sea'), minzoom: 9, paint: { 'line-color': c.street, 'line-width': 1, 'line-opacity': 0.7 } },
  ]
}

/** Buildings lie over lanes and paths but under wide streets. */
export function buildings(c: MapColours): LayerSpecification[] {
  return [
    {
      id: 'building', type: 'fill', source, 'source-layer': 'building', minzoom: 14,
      paint: { 'fill-color': c.building, 'fill-opacity': ['interpolate', ['linear'], ['zoom'], 14, 0.6, 15.5, 1] },
    },
    {
      // Shown by faces that tilt the map: setLayoutProperty('building-height', 'visibility', 'visible').
      id: 'building-height', type: 'fill-extrusion', source, 'source-layer': 'building', minzoom: 14, layout: { visibility: 'none' },
      paint: { 'fill-extrusion-color': c.building, 'fill-extrusion-height': ['coalesce', ['get', 'height'], 6], 'fill-extrusion-opacity': 0.92 },
    },
  ]
}
