import type { Language } from '@/i18n'
import type { MapColours } from '../style/colours'
import type { TileLayer, Shape } from './readTile'
import { across, down, worldPixels, type View } from './view'

export interface PlacedTile { z: number, x: number, y: number, layers: Map<string, TileLayer> }

/** Tiles that a view looks on; of the highest zoom that there are where the view is nearer. */
export function tilesOf(view: View, highestZoom: number): { z: number, x: number, y: number }[] {
  const z = Math.min(highestZoom, Math.floor(view.zoom))
  const [count, world] = [2 ** z, worldPixels(view.zoom)]
  const range = (middle: number, pixels: number) => [Math.floor((middle - pixels / 2 / world) * count), Math.floor((middle + pixels / 2 / world) * count)] as const
  const [west, east] = range(across(view.center[0]), view.width)
  const [north, south] = range(down(view.center[1]), view.height)
  return Array.from({ length: east - west + 1 }, (_, i) => Array.from({ length: south - north + 1 }, (_, j) => ({ z, x: west + i, y: north + j }))).flat()
}

const thin: Record<string, number> = { motorway: 2.6, arterial: 2.6, secondary: 1.7, tertiary: 1.2 }
const pixelsOfMetreAt20 = 13.397

/** As the live map's style has it: a hairline at zoom 11, the street's own breadth at 20. */
function breadth(shape: Shape, zoom: number) {
  const from = thin[String(shape.tags.kind)] ?? 0.6
  const to = (Number(shape.tags.width) || 8) * pixelsOfMetreAt20
  return from + (to - from) * Math.max(0, (2 ** (zoom - 11) - 1) / (2 ** 9 - 1))
}

/** Draws land, green, water, buildings, streets and the names of places: the live map's look, once and without its engine. */
export function drawMap(pen: CanvasRenderingContext2D, view: View, tiles: readonly PlacedTile[], c: MapColours, language: Language, font: string) {
  pen.fillStyle = c.land
  pen.fillRect(0, 0, view.width, view.height)
  const world = worldPixels(view.zoom)
  const left = across(view.center[0]) * world - view.width / 2
  const top = down(view.center[1]) * world - view.height / 2

  /** Each shape of a layer as a path on the screen. */
  function each(name: string, draw: (path: Path2D, shape: Shape, points: number[][]) => void) {
    for (const tile of tiles) {
      const layer = tile.layers.get(name)
      if (!layer) continue
      const side = world / 2 ** tile.z
      const [x0, y0, scale] = [tile.x * side - left, tile.y * side - top, side / layer.extent]
      pen.save()
      // What a tile has beyond its edge is its neighbour's to draw.
      pen.beginPath()
      pen.rect(x0 - 0.5, y0 - 0.5, side + 1, side + 1)
      pen.clip()
      for (const shape of layer.shapes) {
        const path = new Path2D()
        const points = shape.parts.map((part) => part.map((v, i) => (i % 2 ? y0 : x0) + v * scale))
        for (const part of points) {
          for (let i = 0; i < part.length; i += 2) path[i ? 'lineTo' : 'moveTo'](part[i]!, part[i + 1]!)
          if (shape.type === 3) path.closePath()
        }
        draw(path, shape, points)
      }
      pen.restore()
    }
  }
  const fill = (name: string, colour: string, opacity = (_shape: Shape) => 1) => each(name, (path, shape) => {
    if (shape.type !== 3) return
    pen.globalAlpha = opacity(shape)
    pen.fillStyle = colour
    pen.fill(path, 'evenodd')
    pen.globalAlpha = 1
  })

  if (view.zoom >= 12) fill('block', c.block)
  fill('green', c.green, (s) => ['farmland', 'orchard'].includes(String(s.tags.kind)) ? 0.45 : 1)
  fill('water', c.sea)
  if (view.zoom >= 14) fill('building', c.building, () => Math.min(1, 0.6 + (view.zoom - 14) * 0.27))
  pen.lineCap = pen.lineJoin = 'round'
  each('rail', (path, s) => { if (s.tags.level !== -1) { pen.strokeStyle = c.rail; pen.lineWidth = 1.2; pen.stroke(path) } })
  each('street', (path, s) => {
    if (view.zoom < 13 && ['lane', 'pedestrian'].includes(String(s.tags.kind))) return
    pen.strokeStyle = c.street
    pen.lineWidth = breadth(s, view.zoom)
    pen.stroke(path)
  })
  drawNames()

  /** The larger places first; one that would touch another is left out. */
  function drawNames() {
    const sizes: Record<string, [number, number, number]> = { city: [5, 17, 0], district: [5, 17, 0], subdistrict: [10, 16, 1], town: [10, 16, 1], township: [10, 16, 1], community: [13.2, 13, 2], village: [13, 13, 2] }
    const named: { text: string, x: number, y: number, size: number, rank: number }[] = []
    for (const tile of tiles) {
      const layer = tile.layers.get('label')
      const side = world / 2 ** tile.z
      for (const shape of layer?.shapes ?? []) {
        const look = sizes[String(shape.tags.kind)]
        const text = String((language === 'en' && shape.tags.name_en) || shape.tags.name || '')
        if (!look || view.zoom < look[0] || !text || !shape.parts[0]) continue
        named.push({ text, x: tile.x * side - left + shape.parts[0][0]! * side / layer!.extent, y: tile.y * side - top + shape.parts[0][1]! * side / layer!.extent, size: look[1], rank: look[2] })
      }
    }
    const taken: [number, number, number, number][] = []
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    pen.lineJoin = 'round'
    for (const { text, x, y, size, rank } of named.sort((a, b) => a.rank - b.rank)) {
      pen.font = `${size}px ${font}`
      const half = pen.measureText(text).width / 2 + 4
      const box: [number, number, number, number] = [x - half, y - size, x + half, y + size]
      if (box[0] < 2 || box[2] > view.width - 2 || taken.some((t) => box[0] < t[2] && box[2] > t[0] && box[1] < t[3] && box[3] > t[1])) continue
      taken.push(box)
      pen.strokeStyle = c.halo
      pen.lineWidth = 4
      pen.strokeText(text, x, y)
      pen.fillStyle = rank === 2 ? c.quiet : c.ink
      pen.fillText(text, x, y)
    }
  }
}
