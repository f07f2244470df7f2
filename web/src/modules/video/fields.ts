import { api, body, type Schemas } from '@/api'
import type { PlacedField } from '@/map'

/** What the server knows of fields of view. Each throws a Problem. */
export type Field = Schemas['FieldView']

export const shapeOf = (field: Pick<Field, 'shape'>) => field.shape as unknown as GeoJSON.Polygon

export const fields = {
  of: (cameraId: string) => body(api.GET('/api/cameras/{cameraId}/field', { params: { path: { cameraId } } })),
  within: (west: number, south: number, east: number, north: number) => body(api.GET('/api/camera-fields', { params: { query: { west, south, east, north } } })),
}

/** As the map draws it. */
export function placedField(field: Field, chosen: string | null = null): PlacedField {
  const shape = shapeOf(field)
  return { id: field.cameraId, at: [field.longitude, field.latitude], shape, look: field.cameraId === chosen ? 'chosen' : field.isWorking ? 'working' : 'idle' }
}
