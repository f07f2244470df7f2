import type { Map } from 'maplibre-gl'

const side = 32

/** Draws on a canvas of its own; sizes are twice those on the screen. */
function drawn(size: number, draw: (pen: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size
  const pen = canvas.getContext('2d')!
  draw(pen)
  return pen.getImageData(0, 0, size, size)
}

/** Oblique lines on nothing, that meet from tile to tile. */
export const hatch = (ink: string) => drawn(20, (pen) => {
  pen.strokeStyle = ink
  pen.lineWidth = 3.4
  for (const shift of [-20, 0, 20]) { pen.beginPath(); pen.moveTo(shift - 2, 22); pen.lineTo(shift + 22, -2); pen.stroke() }
})

/** The squares that a hand takes hold of. */
export function drawHandles(map: Map, ink: (token: string) => string) {
  const square = (inner: number, fill: string, edge: string, halo?: string) => drawn(side, (pen) => {
    if (halo) { pen.fillStyle = halo; pen.globalAlpha = 0.35; pen.beginPath(); pen.arc(side / 2, side / 2, side / 2 - 1, 0, 7); pen.fill(); pen.globalAlpha = 1 }
    const from = (side - inner) / 2
    pen.fillStyle = fill
    pen.strokeStyle = edge
    pen.lineWidth = 4
    pen.fillRect(from, from, inner, inner)
    pen.strokeRect(from, from, inner, inner)
  })
  const dot = drawn(side, (pen) => {
    pen.fillStyle = ink('--surface')
    pen.strokeStyle = ink('--accent')
    pen.lineWidth = 3
    pen.beginPath(); pen.arc(side / 2, side / 2, 6, 0, 7); pen.fill(); pen.stroke()
  })
  const looks = {
    'edit-corner': square(17, ink('--surface'), ink('--accent')),
    'edit-focus': square(17, ink('--accent'), ink('--surface'), ink('--accent')),
    'edit-bad': square(17, ink('--over'), ink('--surface'), ink('--over')),
    'edit-middle': dot,
  }
  for (const [name, image] of Object.entries(looks)) if (!map.hasImage(name)) map.addImage(name, image, { pixelRatio: 2 })
}
