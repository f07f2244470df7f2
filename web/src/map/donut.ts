import type { Map } from 'maplibre-gl'
import { ink } from './ink'

/** How a matter stands, the most urgent first; as the server's tiles name it. */
export const urgencies = ['over', 'soon', 'in-time', 'stopped', 'done'] as const
export type Urgency = (typeof urgencies)[number]

/** Parts of a ring; more than that no eye tells apart. */
export const ringParts = 12

const side = 96
const inks: Record<Urgency, string> = { 'over': '--over', 'soon': '--soon', 'in-time': '--ok', 'stopped': '--hold', 'done': '--ink-3' }

/** Draws a ring when the map first asks for it by a name such as `ring-2-0-9-1-0`: parts by {@link urgencies}. */
export function drawRingsOn(map: Map) {
  map.setMissingStyleImageResolver((id) => {
    if (id.startsWith('ring-') && !map.hasImage(id)) map.addImage(id, ring(id.slice('ring-'.length).split('-').map(Number)), { pixelRatio: 2 })
  })
}

function ring(parts: readonly number[]): ImageData {
  const pen = new OffscreenCanvas(side, side).getContext('2d')!
  const [middle, outer, width] = [side / 2, side / 2 - 4, 11]
  const disc = (radius: number, colour: string) => { pen.beginPath(); pen.arc(middle, middle, radius, 0, 2 * Math.PI); pen.fillStyle = colour; pen.fill() }
  disc(outer + 3, ink('--paper'))
  disc(outer, ink('--surface'))
  const all = parts.reduce((sum, n) => sum + n, 0)
  let from = -Math.PI / 2
  parts.forEach((part, i) => {
    const until = from + (2 * Math.PI * part) / all
    pen.beginPath()
    pen.arc(middle, middle, outer - width / 2, from, until)
    pen.lineWidth = width
    pen.strokeStyle = ink(inks[urgencies[i]!])
    pen.stroke()
    from = until
  })
  return pen.getImageData(0, 0, side, side)
}
