import type { StyleSpecification } from 'maplibre-gl'
import type { Language } from '@/i18n'
import type { Theme } from '@/session'
import { colours } from './style/colours'
import { buildings, ground } from './style/ground'
import { labels } from './style/labels'
import { streets } from './style/streets'
import { tilesOfToday, type Tiles } from './tiles'

export type { Tiles }

/** The look of the map in a theme and language. Where the district has no map yet, the land alone. */
export async function mapStyle(theme: Theme, language: Language, textScale = 1): Promise<StyleSpecification> {
  return styleOf(theme, language, await tilesOfToday(), textScale)
}

/**
 * The style for known tiles. It names neither `glyphs` nor `sprite`, so the engine draws letters with the reader's own fonts and asks nothing of any host.
 * @param textScale 1 at the desk; larger for a wall that is read from far away
 */
export function styleOf(theme: Theme, language: Language, tiles: Tiles | undefined, textScale = 1): StyleSpecification {
  const c = colours[theme]
  const land = { id: 'land', type: 'background', paint: { 'background-color': c.land } } as const
  if (!tiles) return { version: 8, sources: {}, layers: [land] }
  const { narrow, wide } = streets(c)
  return {
    version: 8,
    sources: { base: { type: 'vector', tiles: [tiles.url], maxzoom: tiles.highestZoom, attribution: tiles.attribution } },
    layers: [land, ...ground(c), ...narrow, ...buildings(c), ...wide, ...labels(c, language, textScale)],
  }
}
