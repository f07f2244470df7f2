import type { GeoJSONSource, Map } from 'maplibre-gl'
import { icons } from '@/ui'
import { bold } from './style/labels'

/** An alarm on the map. `rings`: it is the one that is looked at. */
export interface PlacedAlarm { id: string, at: [number, number], label: string, rings: boolean }

const name = 'alarms'
const side = 128
const image = 'alarm-bell'

/** A bell on a disc; never a shape of another state. */
async function addBell(map: Map) {
  if (map.hasImage(image)) return
  const css = getComputedStyle(document.documentElement)
  const [over, paper] = ['--over', '--paper'].map((token) => css.getPropertyValue(token).trim()) as [string, string]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 32 32"><circle cx="16" cy="16" r="14" fill="${over}" stroke="${paper}" stroke-width="2"/><g transform="translate(8 8)">${icons.bell.replaceAll('currentColor', paper)}</g></svg>`
  const drawn = new Image(side, side)
  drawn.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  await drawn.decode()
  if (!map.hasImage(image)) map.addImage(image, drawn, { pixelRatio: 4 })
}

/** Draws alarms over all else, with rings around the one that is looked at; drawn anew they are replaced. `scale`: 1 at the desk, larger for a wall. */
export async function showAlarms(map: Map, alarms: readonly PlacedAlarm[], scale = 1) {
  await addBell(map)
  const data = { type: 'FeatureCollection' as const, features: alarms.map(({ at, ...rest }) => ({ type: 'Feature' as const, properties: rest, geometry: { type: 'Point' as const, coordinates: at } })) }
  const known = map.getSource<GeoJSONSource>(name)
  if (known) { known.setData(data); return }
  const css = getComputedStyle(document.documentElement)
  const ink = (token: string) => css.getPropertyValue(token).trim()
  map.addSource(name, { type: 'geojson', data })
  for (const [radius, opacity] of [[30, 0.35], [21, 0.7]] as const) {
    map.addLayer({ id: `${name}-ring-${radius}`, type: 'circle', source: name, filter: ['get', 'rings'], paint: { 'circle-radius': radius * scale, 'circle-opacity': 0, 'circle-stroke-width': 2 * scale, 'circle-stroke-color': ink('--over'), 'circle-stroke-opacity': opacity } })
  }
  map.addLayer({
    id: name, type: 'symbol', source: name,
    layout: {
      'icon-image': image, 'icon-size': 0.8 * scale, 'icon-allow-overlap': true, 'icon-ignore-placement': true,
      'text-field': ['get', 'label'], 'text-font': bold, 'text-size': 15 * scale, 'text-variable-anchor': ['top', 'bottom', 'left', 'right'], 'text-radial-offset': 2.3, 'text-justify': 'auto', 'text-optional': true,
    },
    paint: { 'text-color': ink('--ink'), 'text-halo-color': ink('--paper'), 'text-halo-width': 2.4 * scale },
  })
}
