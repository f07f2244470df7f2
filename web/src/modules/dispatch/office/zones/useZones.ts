import { api, body, type Schemas } from '@/api'
import type { PlacedZone } from '@/map'
import { useRead } from '@/ui'

export type Zone = Schemas['ZoneView']
export const zoneKinds = ['core', 'crowded', 'elsewhere'] as const

/** Zones that hold, the strictest first; what no other holds last. */
export function useZones() {
  const { value: zones, error, load } = useRead(() => body(api.GET('/api/dispatch/zones')))
  return { zones, error, load }
}

/** As the map draws them, the strictest on top; `tint` falls from one minute to a quarter of an hour. */
export const placedZones = (zones: readonly Zone[], chosen: string | null, labelOf: (zone: Zone) => string): PlacedZone[] => zones.filter((z) => z.edge).reverse().map((z) => ({
  id: z.zoneId, shape: z.edge as unknown as GeoJSON.Geometry, label: labelOf(z), tint: Math.max(0, Math.min(1, (15 - z.minutes) / 14)), isChosen: z.zoneId === chosen,
}))

/** The corners of a zone that is one ring; null where it has holes or several parts. */
export function cornersOf(zone: Zone): [number, number][] | null {
  const shape = zone.edge as unknown as GeoJSON.Geometry | null
  const rings = shape?.type === 'Polygon' ? shape.coordinates : shape?.type === 'MultiPolygon' && shape.coordinates.length === 1 ? shape.coordinates[0]! : null
  return rings?.length === 1 ? rings[0]!.slice(0, -1) as [number, number][] : null
}
