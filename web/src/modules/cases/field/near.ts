import { metresBetween, type Place } from '@/modules/areas/field'
import type { Matter, TypeView } from './types'

const sameTypeMetres = 50
const anyTypeMetres = 20

/** Open matters that may be the one being reported: of the same type within 50 m, of its class within 20 m; the nearest first, at most two. Source: DOMAIN 3, "Merging". */
export function nearMatters(matters: readonly Matter[], place: Place | null, type: string, types: ReadonlyMap<string, TypeView>) {
  if (!place) return []
  return matters
    .filter((m) => m.case.longitude != null && m.case.latitude != null && m.case.flow === 'site')
    .map((matter) => ({ matter, metres: metresBetween(place, { longitude: matter.case.longitude!, latitude: matter.case.latitude! }) }))
    .filter(({ matter, metres }) => matter.case.typeKey === type ? metres <= sameTypeMetres : metres <= anyTypeMetres && types.get(matter.case.typeKey)?.classCode === types.get(type)?.classCode)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, 2)
}
