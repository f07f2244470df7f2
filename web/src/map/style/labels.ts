import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Language } from '@/i18n'
import type { MapColours } from './colours'

const source = 'base'

/** Drawn with the reader's own fonts, so that none is asked of any host. The first family's name alone tells the engine the weight: there is no such font. */
const families = ['PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei UI', 'Noto Sans CJK SC', 'sans-serif']
export const regular = ['Wangge Regular', ...families]
export const bold = ['Wangge Bold', ...families]

/** Names that sort before it are in letters, which stand closer than characters. */
const firstHan = '\u2E80'

const nameIn = (language: Language): ExpressionSpecification =>
  language === 'en' ? ['coalesce', ['get', 'name_en'], ['get', 'name']] : ['get', 'name']

const kindIs = (...kinds: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]]

/** Names along streets and at places, the larger places first where there is no room for all. */
export function labels(c: MapColours, language: Language, textScale: number): LayerSpecification[] {
  const size = (...stops: number[]): ExpressionSpecification =>
    ['interpolate', ['linear'], ['zoom'], ...stops.map((n, i) => (i % 2 === 1 ? n * textScale : n))] as unknown as ExpressionSpecification
  const halo = { 'text-halo-color': c.halo, 'text-halo-width': 2.2, 'text-halo-blur': 0.4 }
  const place = (id: string, filter: ExpressionSpecification, minzoom: number, textSize: ExpressionSpecification, colour: string, font: string[], maxzoom = 24): LayerSpecification => ({
    id, type: 'symbol', source, 'source-layer': 'label', filter, minzoom, maxzoom,
    layout: { 'text-field': nameIn(language), 'text-font': font, 'text-size': textSize, 'text-max-width': 8, 'text-padding': 4 },
    paint: { 'text-color': colour, ...halo },
  })
  return [
    place('label-building', kindIs('building'), 17, size(17, 11, 20, 14), c.quiet, regular),
    place('label-shop', kindIs('shop', 'food'), 17.5, size(17, 12, 20, 14), c.quiet, regular),
    place('label-compound', kindIs('compound', 'hamlet'), 15.5, size(15, 12, 19, 15), c.quiet, regular),
    place('label-poi', ['!', kindIs('building', 'shop', 'food', 'compound', 'hamlet', 'sea', 'water', 'city', 'district', 'town', 'suburb', 'island', 'subdistrict', 'community', 'village', 'quarter', 'park')], 15, size(15, 12, 19, 15), c.ink, regular),
    place('label-park', kindIs('park', 'water'), 14.5, size(14, 12, 19, 15), c.quiet, regular),
    {
      id: 'label-street', type: 'symbol', source, 'source-layer': 'street', filter: ['has', 'name'], minzoom: 13,
      layout: {
        'symbol-placement': 'line', 'symbol-spacing': 420, 'text-field': nameIn(language), 'text-font': regular, 'text-letter-spacing': ['case', ['<', ['to-string', nameIn(language)], firstHan], 0.02, 0.16],
        'text-size': size(13, 12, 16, 13, 19, 17), 'text-max-angle': 35, 'text-padding': 12,
        'symbol-sort-key': ['match', ['get', 'kind'], ['motorway', 'arterial'], 0, 'secondary', 1, 'tertiary', 2, 3],
      },
      paint: { 'text-color': c.ink, ...halo },
    },
    place('label-community', kindIs('community', 'village', 'quarter'), 13, size(13, 12, 16, 15), c.quiet, regular, 17),
    place('label-subdistrict', kindIs('subdistrict', 'town', 'suburb', 'island'), 10, size(10, 13, 14, 17), c.ink, regular, 16),
    place('label-city', kindIs('city', 'district'), 5, size(5, 13, 11, 18), c.ink, bold, 14),
    {
      id: 'label-sea', type: 'symbol', source, 'source-layer': 'label', filter: kindIs('sea'),
      layout: { 'text-field': nameIn(language), 'text-font': regular, 'text-size': size(8, 13, 13, 19), 'text-letter-spacing': language === 'en' ? 0.1 : 0.5 },
      paint: { 'text-color': c.quiet, 'text-opacity': 0.8 },
    },
  ]
}
