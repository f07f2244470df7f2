import type { GeoJSONSource, Map } from 'maplibre-gl'
import { icons } from '@/ui'
import { bold } from './style/labels'

/** An alarm on the map. `rings`: it is the one that is looked at. `isPractice`: a drill or a test; its label says so too. */
export interface PlacedAlarm { id: string, at: [number, number], label: string, rings: boolean, isPractice: boolean }

const name = 'alarms'
const side = 128
const reachPixels = 16
const [image, practiceImage] = ['alarm-bell', 'alarm-bell-practice']

/** A bell on a disc; never a shape of another state. */
const bell = (over: string, paper: string) => `<circle cx="16" cy="16" r="14" fill="${over}" stroke="${paper}" stroke-width="2"/><g transform="translate(8 8)">${icons.bell.replaceAll('currentColor', paper)}</g>`
/** The same bell hollow, within a broken outline: nothing burns. */
const practiceBell = (hold: string, paper: string) =>
  `<circle cx="16" cy="16" r="15" fill="${paper}"/><circle cx="16" cy="16" r="13" fill="none" stroke="${hold}" stroke-width="2.4" stroke-dasharray="5 3.2"/><g transform="translate(8 8)">${icons.bell.replaceAll('currentColor', hold)}</g>`

async function addBells(map: Map) {
  const css = getComputedStyle(document.documentElement)
  const [over, hold, paper] = ['--over', '--hold', '--paper'].map((token) => css.getPropertyValue(token).trim()) as [string, string, string]
  await Promise.all([[image, bell(over, paper)] as const, [practiceImage, practiceBell(hold, paper)] as const].map(async ([id, shape]) => {
    if (map.hasImage(id)) return
    const drawn = new Image(side, side)
    drawn.src = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 32 32">${shape}</svg>`)}`
    await drawn.decode()
    if (!map.hasImage(id)) map.addImage(id, drawn, { pixelRatio: 4 })
  }))
}

/** Draws alarms over all else, with rings around the one that is looked at; drawn anew they are replaced. `scale`: 1 at the desk, larger for a wall. */
export async function showAlarms(map: Map, alarms: readonly PlacedAlarm[], scale = 1) {
  await addBells(map)
  const data = { type: 'FeatureCollection' as const, features: alarms.map(({ at, ...rest }) => ({ type: 'Feature' as const, properties: rest, geometry: { type: 'Point' as const, coordinates: at } })) }
  const known = map.getSource<GeoJSONSource>(name)
  if (known) { known.setData(data); return }
  const css = getComputedStyle(document.documentElement)
  const ink = (token: string) => css.getPropertyValue(token).trim()
  map.addSource(name, { type: 'geojson', data })
  for (const [radius, opacity] of [[30, 0.35], [21, 0.7]] as const) {
    map.addLayer({ id: `${name}-ring-${radius}`, type: 'circle', source: name, filter: ['get', 'rings'], paint: { 'circle-radius': radius * scale, 'circle-opacity': 0, 'circle-stroke-width': 2 * scale, 'circle-stroke-color': ['case', ['get', 'isPractice'], ink('--hold'), ink('--over')], 'circle-stroke-opacity': opacity } })
  }
  map.addLayer({
    id: name, type: 'symbol', source: name,
    layout: {
      'icon-image': ['case', ['get', 'isPractice'], practiceImage, image], 'icon-size': 0.8 * scale, 'icon-allow-overlap': true, 'icon-ignore-placement': true,
      'text-field': ['get', 'label'], 'text-font': bold, 'text-size': 15 * scale, 'text-variable-anchor': ['top', 'bottom', 'left', 'right'], 'text-radial-offset': 2.3, 'text-justify': 'auto', 'text-optional': true,
    },
    paint: { 'text-color': ink('--ink'), 'text-halo-color': ink('--paper'), 'text-halo-width': 2.4 * scale },
  })
}

/** Which alarm lies under a point of the screen; null: none. */
export function alarmAt(map: Map, { x, y }: { x: number, y: number }): string | null {
  if (!map.getLayer(name)) return null
  const found = map.queryRenderedFeatures([[x - reachPixels, y - reachPixels], [x + reachPixels, y + reachPixels]], { layers: [name] })
  return (found[0]?.properties.id as string | undefined) ?? null
}
