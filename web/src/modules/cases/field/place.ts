import { now, positionNow, type Position } from '@/session'

/** Where a matter is and how that is known. `accuracy` in metres, 0 where it is exact. */
export interface Found { longitude: number, latitude: number, accuracy: number, from: 'gps' | 'photo' | 'map' }

/** By the phone: what it knew in the last half minute, else asked now. */
export async function findPlace(known: Position | null): Promise<Found | null> {
  const at = known && now() - known.at < 30_000 ? known : await positionNow()
  return at && { longitude: at.longitude, latitude: at.latitude, accuracy: Math.round(at.accuracy), from: 'gps' }
}
