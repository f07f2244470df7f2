import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map } from 'maplibre-gl'
import { ink } from './ink'

const name = 'closed-roads'
const image = 'closed-road'
const layers = [`${name}-case`, name, `${name}-signs`]

/** Draws roads that nobody may take: a broken line in ink with a barrier in its middle; drawn anew they are replaced. */
export function showClosedRoads(map: Map, stretches: FeatureCollection, beneath?: string) {
  const known = map.getSource<GeoJSONSource>(name)
  if (known) { known.setData(stretches); return }
  const under = beneath && map.getLayer(beneath) ? beneath : undefined
  if (!map.hasImage(image)) map.addImage(image, barrier(ink), { pixelRatio: 2 })
  map.addSource(name, { type: 'geojson', data: stretches })
  map.addLayer({ id: layers[0]!, type: 'line', source: name, layout: { 'line-cap': 'butt' }, paint: { 'line-color': ink('--surface'), 'line-width': 8 } }, under)
  map.addLayer({ id: name, type: 'line', source: name, paint: { 'line-color': ink('--ink'), 'line-width': 5, 'line-dasharray': [1.1, 0.8] } }, under)
  map.addLayer({ id: layers[2]!, type: 'symbol', source: name, layout: { 'symbol-placement': 'line-center', 'icon-image': image, 'icon-rotation-alignment': 'viewport', 'icon-allow-overlap': false, 'icon-padding': 6 } }, under)
}

export function hideClosedRoads(map: Map, hidden: boolean) {
  for (const id of layers) if (map.getLayer(id)) map.setLayoutProperty(id, 'visibility', hidden ? 'none' : 'visible')
}

/** Which closure lies under a point of the screen; null: none. */
export function closureAt(map: Map, point: { x: number, y: number }): string | null {
  if (!map.getLayer(name)) return null
  const found = map.queryRenderedFeatures([[point.x - 7, point.y - 7], [point.x + 7, point.y + 7]], { layers: [name] })
  return (found[0]?.properties.closureId as string | undefined) ?? null
}

function barrier(ink: (token: string) => string): ImageData {
  const side = 44
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = side
  const pen = canvas.getContext('2d')!
  pen.fillStyle = ink('--surface')
  pen.strokeStyle = ink('--ink')
  pen.lineWidth = 4
  pen.beginPath(); pen.arc(side / 2, side / 2, side / 2 - 3, 0, 7); pen.fill(); pen.stroke()
  pen.fillStyle = ink('--ink')
  pen.fillRect(11, 18, side - 22, 8)
  return pen.getImageData(0, 0, side, side)
}
