import type { Aim } from '@/map'
import type { Camera } from '../pictures'

export const sites = ['gate', 'yard', 'corridor', 'hall', 'stairs', 'sports-ground', 'car-park', 'road', 'crossing', 'square', 'park', 'market', 'station', 'waterside'] as const
export const purposes = ['school-safety', 'traffic-order', 'crowd-safety', 'fire-safety', 'flood-watch', 'public-order'] as const

/** What is edited of a camera. `address`: empty leaves it as it is; nobody is ever shown what it is. `mediaServerId`: empty where the house fetches its picture. */
export interface Draft {
  code: string, name: string, site: string, purpose: string, longitude: number | null, latitude: number | null, directionDegrees: number, fieldOfViewDegrees: number, reachMetres: number
  unitId: string, isSignShown: boolean, address: string, mediaServerId: string, mediaPath: string, version: number | null
}

export const draftOf = (c: Camera | null): Draft => ({
  code: c?.code ?? '', name: c?.name ?? '', site: c?.site ?? 'gate', purpose: c?.purpose ?? 'school-safety', longitude: c?.longitude ?? null, latitude: c?.latitude ?? null, directionDegrees: c?.directionDegrees ?? 0,
  fieldOfViewDegrees: c?.fieldOfViewDegrees ?? 80, reachMetres: c?.reachMetres ?? 50, unitId: c?.unitId ?? '', isSignShown: c?.isSignShown ?? false, address: '',
  mediaServerId: c?.mediaServerId ?? '', mediaPath: c?.mediaPath ?? '', version: c?.version ?? null,
})

/** As the server takes it. */
export const fieldsOf = (d: Draft) => ({
  ...d, code: d.code.trim(), name: d.name.trim(), longitude: d.longitude!, latitude: d.latitude!,
  ...d.mediaServerId ? { address: null, mediaServerId: d.mediaServerId, mediaPath: d.mediaPath.trim() } : { address: d.address.trim() || null, mediaServerId: null, mediaPath: null },
})

/** @param needsAddress The house fetches its picture and does not know yet from where. */
export const isFit = (d: Draft, needsAddress: boolean) => /^[A-Za-z0-9-]{1,32}$/.test(d.code.trim()) && !!d.name.trim() && Number.isFinite(d.longitude) && Number.isFinite(d.latitude) && d.longitude !== null && d.latitude !== null
  && d.directionDegrees >= 0 && d.directionDegrees <= 360 && d.fieldOfViewDegrees >= 1 && d.fieldOfViewDegrees <= 360 && d.reachMetres >= 1 && d.reachMetres <= 1000 && !!d.unitId
  && (d.mediaServerId ? /^[\w.-]+(\/[\w.-]+)*$/.test(d.mediaPath.trim()) : d.address.trim() ? /^rtsp:\/\/\S+$/i.test(d.address.trim()) : !needsAddress)

type Aimed = Pick<Draft, 'longitude' | 'latitude' | 'directionDegrees' | 'fieldOfViewDegrees' | 'reachMetres'>
const within = (n: number, least: number, most: number) => Number.isFinite(n) ? Math.min(most, Math.max(least, n)) : least

/** How it looks, as a map draws it; null while it has no place. */
export const aimOf = (d: Aimed): Aim | null => typeof d.longitude !== 'number' || typeof d.latitude !== 'number' ? null : {
  at: [d.longitude, d.latitude], direction: within(d.directionDegrees, 0, 360), width: within(d.fieldOfViewDegrees, 1, 360), reach: within(d.reachMetres, 1, 1000),
}

/** What was turned by hand, in the figures of the register: 1e-7 degrees are a centimetre. */
export const withAim = (aim: Aim): Aimed => ({ longitude: round(aim.at[0]), latitude: round(aim.at[1]), directionDegrees: Math.round(aim.direction) % 360, fieldOfViewDegrees: Math.round(aim.width), reachMetres: Math.round(aim.reach) })
const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7

export const isSameAim = (a: Aim, b: Aim | null) => {
  if (!b) return false
  const [one, other] = [withAim(a), withAim(b)]
  return (Object.keys(one) as (keyof Aimed)[]).every((name) => one[name] === other[name])
}
