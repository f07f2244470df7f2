import type { Camera } from '../pictures'

export const sites = ['gate', 'yard', 'corridor', 'hall', 'stairs', 'sports-ground', 'car-park', 'road', 'crossing', 'square', 'park', 'market', 'station', 'waterside'] as const
export const purposes = ['school-safety', 'traffic-order', 'crowd-safety', 'fire-safety', 'flood-watch', 'public-order'] as const

/** What is edited of a camera. `address`: empty leaves it as it is; nobody is ever shown what it is. */
export interface Draft {
  code: string, name: string, site: string, purpose: string, longitude: number | null, latitude: number | null, directionDegrees: number, fieldOfViewDegrees: number, reachMetres: number
  unitId: string, isSignShown: boolean, address: string, version: number | null
}

export const draftOf = (c: Camera | null): Draft => ({
  code: c?.code ?? '', name: c?.name ?? '', site: c?.site ?? 'gate', purpose: c?.purpose ?? 'school-safety', longitude: c?.longitude ?? null, latitude: c?.latitude ?? null, directionDegrees: c?.directionDegrees ?? 0,
  fieldOfViewDegrees: c?.fieldOfViewDegrees ?? 80, reachMetres: c?.reachMetres ?? 50, unitId: c?.unitId ?? '', isSignShown: c?.isSignShown ?? false, address: '', version: c?.version ?? null,
})

/** As the server takes it. */
export const fieldsOf = (d: Draft) => ({
  ...d, code: d.code.trim(), name: d.name.trim(), longitude: d.longitude!, latitude: d.latitude!, address: d.address.trim() || null,
})

export const isFit = (d: Draft, isNew: boolean) => /^[A-Za-z0-9-]{1,32}$/.test(d.code.trim()) && !!d.name.trim() && Number.isFinite(d.longitude) && Number.isFinite(d.latitude) && d.longitude !== null && d.latitude !== null
  && d.directionDegrees >= 0 && d.directionDegrees <= 360 && d.fieldOfViewDegrees >= 1 && d.fieldOfViewDegrees <= 360 && d.reachMetres >= 1 && d.reachMetres <= 1000 && !!d.unitId
  && (d.address.trim() ? /^rtsp:\/\/\S+$/i.test(d.address.trim()) : !isNew)
