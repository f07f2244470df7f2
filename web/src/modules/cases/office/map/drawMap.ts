import { api, body } from '@/api'
import { hideAreas, ink, showAreas, type MapView } from '@/map'

/** Edges that can be laid over the map; the finer, the thinner. */
export const areaLevels = ['subdistrict', 'community', 'basic'] as const
type Level = (typeof areaLevels)[number]

const told = new Map<Level, Promise<GeoJSON.FeatureCollection>>()

/** Edges of a level, asked for once a page. */
export function edgesOf(level: Level | 'district'): Promise<GeoJSON.FeatureCollection> {
  const ask = () => body(api.GET('/api/areas/map', { params: { query: { level } as never } })).then((map): GeoJSON.FeatureCollection => ({ type: 'FeatureCollection', features: map.features as unknown as GeoJSON.Feature[] }))
  if (level === 'district') return ask()
  const known = told.get(level)
  if (known) return known
  const asked = ask()
  told.set(level, asked)
  asked.catch(() => told.delete(level))
  return asked
}

/** Shows the levels that are asked for, beneath the matters, and hides the rest. */
export async function drawAreas(map: MapView, shown: readonly string[]) {
  const looks = {
    subdistrict: { line: ink('--ink-3'), width: 1.6, dash: [0.6, 2.4], opacity: 0.9, label: { field: 'name', size: 16, ink: ink('--ink-2'), halo: ink('--paper') } },
    community: { line: ink('--ink-3'), width: 1, dash: [4, 3], opacity: 0.7, label: { field: 'name', size: 13, ink: ink('--ink-3'), halo: ink('--paper'), from: 12.6 } },
    basic: { line: ink('--accent'), width: 1.1, opacity: 0.65, label: { field: 'name', size: 13, ink: ink('--accent'), halo: ink('--surface'), from: 15 } },
  }
  for (const level of areaLevels) {
    const name = `areas-${level}`
    hideAreas(map, name, !shown.includes(level))
    if (shown.includes(level)) showAreas(map, name, await edgesOf(level), { ...looks[level], beneath: 'matters-heat', lineBeneath: 'label-building' })
  }
  // The district's own names stand in their place.
  const doubled = { 'label-subdistrict': 'subdistrict', 'label-community': 'community' }
  for (const [layer, level] of Object.entries(doubled)) if (map.getLayer(layer)) map.setLayoutProperty(layer, 'visibility', shown.includes(level) ? 'none' : 'visible')
}
