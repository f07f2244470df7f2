import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl'
import type { MapColours } from './colours'

const source = 'base'

/** Pixels of one metre of the web map's plane at zoom 20: 512 × 2^20 / 40,075,017. */
const pixelsAt20 = 13.397

/** From a hairline when zoomed out to the street's own breadth; `width` is given in metres of the map's plane. */
const breadth = (thin: ExpressionSpecification | number): ExpressionSpecification =>
  ['interpolate', ['exponential', 2], ['zoom'], 11, thin, 20, ['*', ['coalesce', ['get', 'width'], 8], pixelsAt20]]

const thinByKind: ExpressionSpecification = ['match', ['get', 'kind'], ['motorway', 'arterial'], 2.6, 'secondary', 1.7, 'tertiary', 1.2, 0.6]

const street = (id: string, filter: FilterSpecification, c: MapColours, minzoom = 0): LayerSpecification => ({
  id, type: 'line', source, 'source-layer': 'street', filter, minzoom,
  layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': ['coalesce', ['get', 'width'], 0] },
  paint: { 'line-color': c.street, 'line-width': breadth(thinByKind), 'line-opacity': ['match', ['get', 'level'], -1, 0.3, 1] },
})

/** Streets from the narrow to the wide, paths and rails. */
export function streets(c: MapColours): { narrow: LayerSpecification[], wide: LayerSpecification[] } {
  const isNarrow: ExpressionSpecification = ['in', ['get', 'kind'], ['literal', ['lane', 'pedestrian']]]
  return {
    narrow: [
      {
        id: 'path', type: 'line', source, 'source-layer': 'path', minzoom: 15, layout: { 'line-join': 'round' },
        paint: { 'line-color': c.street, 'line-width': ['interpolate', ['linear'], ['zoom'], 15, 0.8, 19, 3], 'line-dasharray': [2, 1.2] },
      },
      street('street-narrow', isNarrow, c, 13),
    ],
    wide: [
      {
        id: 'rail', type: 'line', source, 'source-layer': 'rail', filter: ['!=', ['get', 'level'], -1],
        paint: { 'line-color': c.rail, 'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.6, 17, 2.4] },
      },
      street('street', ['!', isNarrow], c),
      {
        id: 'border', type: 'line', source, 'source-layer': 'border', filter: ['!=', ['get', 'kind'], 'community'], layout: { 'line-cap': 'round' },
        paint: { 'line-color': c.border, 'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.9, 16, 2], 'line-dasharray': [0.1, 2.4], 'line-opacity': 0.75 },
      },
    ],
  }
}
