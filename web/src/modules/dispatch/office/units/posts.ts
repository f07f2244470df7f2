import type { PlacedUnit } from '@/map'
import type { Unit } from './unit'

/** Units where they should stand, whatever they are on. */
export const placedPosts = (units: readonly Unit[]): PlacedUnit[] => units.filter((u) => u.postLongitude !== null).map((u) => ({
  id: u.id, at: [u.postLongitude!, u.postLatitude!], kind: u.kind, state: 'free', sight: 'post', label: u.name,
}))
