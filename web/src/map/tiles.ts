import { api, body } from '@/api'

/** Where the tiles of today's map are. */
export interface Tiles {
  /** Absolute, with {z}, {x} and {y}: the engine's worker knows no page to be relative to. */
  url: string
  highestZoom: number
  attribution: string
}

/** Undefined where the district has no map yet. */
export async function tilesOfToday(): Promise<Tiles | undefined> {
  try {
    const map = await body(api.GET('/api/map', {}))
    return { url: location.origin + map.tiles[0], highestZoom: Number(map.maxzoom), attribution: map.attribution }
  } catch {
    return undefined
  }
}
