import { metresBetween, type Place } from '@/modules/areas/field'
import type { Matter } from './types'

const sameTypeMetres = 50
const anyTypeMetres = 20

/** Open matters that may be the one being reported: of the chosen type within 50 m, of any within 20 m while none was chosen; the nearest first, at most two. Source: DOMAIN 3, "Merging". */
export function nearMatters(matters: readonly Matter[], place: Place | null, type: string, isChosen: boolean) {
  if (!place) return []
  return matters
    .filter((m) => m.case.longitude != null && m.case.latitude != null && m.case.flow === 'site')
    .map((matter) => ({ matter, metres: metresBetween(place, { longitude: matter.case.longitude!, latitude: matter.case.latitude! }) }))
    .filter(({ matter, metres }) => matter.case.typeKey === type ? metres <= sameTypeMetres : !isChosen && metres <= anyTypeMetres)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, 2)
}
