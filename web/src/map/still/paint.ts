import type { Language } from '@/i18n'
import type { MapColours } from '../style/colours'
import { drawMap, tilesOf, type PlacedTile } from './drawMap'
import { readTile } from './readTile'
import type { View } from './view'

/** All that a still map is drawn from; plain, so that it can be handed to a worker. */
export interface Order { view: View, url: string, highestZoom: number, sharp: number, colours: MapColours, language: Language, font: string }

/** Fetches the tiles and draws them; one that does not come is land. */
export async function paint(canvas: OffscreenCanvas | HTMLCanvasElement, order: Order) {
  const tiles: PlacedTile[] = await Promise.all(tilesOf(order.view, order.highestZoom).map(async ({ z, x, y }) => {
    const answer = await fetch(order.url.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y))).catch(() => null)
    return { z, x, y, layers: answer?.ok ? readTile(new Uint8Array(await answer.arrayBuffer())) : new Map() }
  }))
  Object.assign(canvas, { width: order.view.width * order.sharp, height: order.view.height * order.sharp })
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D
  pen.scale(order.sharp, order.sharp)
  drawMap(pen, order.view, tiles, order.colours, order.language, order.font)
}
