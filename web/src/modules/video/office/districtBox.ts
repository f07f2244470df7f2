import { api, body } from '@/api'
import { boxOfShapes, type Box } from '@/map'

/** The box around the district, where nothing else says what a map opens on; undefined where it has no edge. */
export async function districtBox(): Promise<Box | undefined> {
  const district = await body(api.GET('/api/areas/map', { params: { query: { level: 'district' } as never } })).catch(() => ({ features: [] }))
  return boxOfShapes((district.features as unknown as GeoJSON.Feature[]).map((f) => f.geometry)) ?? undefined
}
