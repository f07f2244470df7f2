import type { GeoJSONSource, Map } from 'maplibre-gl'
import { icons, marks, type Mark } from '@/ui'

/** A matter on the map. `rank`: what is drawn over the others, the higher the later. */
export interface PlacedMark { id: string, at: [number, number], mark: Mark, label: string }

const order: Mark['name'][] = ['in-time', 'stopped', 'soon', 'over']
const side = 64

/** Draws all marks in one layer by their shapes, so that thousands stay smooth; drawn anew under the same name they are replaced. */
export async function showMarks(map: Map, name: string, all: readonly PlacedMark[], size = 1) {
  await addShapes(map)
  const data = {
    type: 'FeatureCollection' as const,
    features: all.map((m) => ({
      type: 'Feature' as const, id: undefined, geometry: { type: 'Point' as const, coordinates: m.at }, properties: { id: m.id, mark: m.mark.name, label: m.label, rank: order.indexOf(m.mark.name) },
    })),
  }
  const known = map.getSource<GeoJSONSource>(name)
  if (known) { known.setData(data); return }
  map.addSource(name, { type: 'geojson', data })
  map.addLayer({
    id: name, type: 'symbol', source: name,
    layout: {
      'icon-image': ['concat', 'mark-', ['get', 'mark']], 'icon-size': size / 2.6, 'icon-allow-overlap': true, 'symbol-sort-key': ['get', 'rank'],
    },
  })
}

/** The shapes as pictures, in the ink of the theme with an edge of the ground, which keeps them apart from streets. */
async function addShapes(map: Map) {
  const css = getComputedStyle(document.documentElement)
  const ground = css.getPropertyValue('--paper').trim()
  await Promise.all([marks.inTime, marks.soon, marks.over, marks.stopped].map(async (mark) => {
    const id = `mark-${mark.name}`
    if (map.hasImage(id)) return
    const ink = css.getPropertyValue(`--${mark.tone}`).trim()
    const shape = icons[mark.icon].replaceAll('currentColor', ink).replaceAll('var(--surface)', ground)
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
