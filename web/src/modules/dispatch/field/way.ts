import { metresBetween, type Place } from '@/modules/areas/field'

/** Longitude and latitude along the roads. */
export type Line = readonly (readonly [number, number])[]

/** How far a place lies off a way and how many metres of it are left from there. */
export function along(line: Line, place: Place): { offMetres: number, metresLeft: number } {
  let best = { offMetres: Infinity, metresLeft: 0 }
  let rest = 0
  for (let i = line.length - 1; i > 0; i--) {
    const [from, to] = [placeOf(line[i - 1]!), placeOf(line[i]!)]
    const at = nearestOn(from, to, place)
    const offMetres = metresBetween(at, place)
    if (offMetres < best.offMetres) best = { offMetres, metresLeft: rest + metresBetween(at, to) }
    rest += metresBetween(from, to)
  }
  return best
}

const placeOf = ([longitude, latitude]: readonly [number, number]): Place => ({ longitude, latitude })

function nearestOn(from: Place, to: Place, place: Place): Place {
  const squeeze = Math.cos(place.latitude * Math.PI / 180)
  const [dx, dy] = [(to.longitude - from.longitude) * squeeze, to.latitude - from.latitude]
  const length = dx * dx + dy * dy
  const part = length === 0 ? 0 : ((place.longitude - from.longitude) * squeeze * dx + (place.latitude - from.latitude) * dy) / length
  const share = Math.max(0, Math.min(1, part))
  return { longitude: from.longitude + share * (to.longitude - from.longitude), latitude: from.latitude + share * (to.latitude - from.latitude) }
}

const offMetres = 40
const offAgainMs = 5_000
const movedMetres = 20
const againMs = 15_000

/** Whether the way is asked anew: there is none, the phone has left it, or a quarter of a minute has gone by while it moved. */
export function isDue(asked: { at: number, from: Place, line: Line | null } | null, here: Place & { accuracy: number }, now: number): boolean {
  if (!asked) return true
  const age = now - asked.at
  const isOff = asked.line !== null && along(asked.line, here).offMetres > Math.max(offMetres, here.accuracy * 1.5)
  return (isOff && age >= offAgainMs) || (age >= againMs && metresBetween(asked.from, here) >= movedMetres)
}
