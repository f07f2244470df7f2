import type { Map } from 'maplibre-gl'
import { icons, marks } from '@/ui'
import { ink } from './ink'

const side = 64

/** The shapes as pictures, in the ink of the theme with an edge of the ground, which keeps them apart from streets. */
export async function addShapes(map: Map) {
  const ground = ink('--paper')
  await Promise.all([marks.inTime, marks.soon, marks.over, marks.stopped, marks.done].map(async (mark) => {
    const id = `mark-${mark.name}`
    if (map.hasImage(id)) return
    const colour = ink(mark === marks.done ? '--ink-3' : `--${mark.tone}`)
    const shape = icons[mark.icon].replaceAll('currentColor', colour).replaceAll('var(--surface)', ground)
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="-2 -2 20 20">${edgeOf(icons[mark.icon], ground)}${shape}</svg>`
    const image = new Image(side, side)
    image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
    await image.decode()
    if (!map.hasImage(id)) map.addImage(id, image, { pixelRatio: 1 })
  }))
}

const edgeWidth = 4

/** The same shape in the ground's ink and a little larger, to stand behind it. */
function edgeOf(shape: string, ground: string): string {
  const parts = new DOMParser().parseFromString(`<svg xmlns="http://www.w3.org/2000/svg">${shape}</svg>`, 'image/svg+xml').documentElement
  for (const part of parts.children) {
    part.setAttribute('stroke', ground)
    part.setAttribute('stroke-width', String(Number(part.getAttribute('stroke-width') ?? 0) + edgeWidth))
    part.setAttribute('stroke-linejoin', 'round')
    if (part.getAttribute('fill') !== 'none') part.setAttribute('fill', ground)
  }
  return parts.innerHTML
}
