import { expect, it } from 'vitest'
import { nearMatters } from './near'
import type { Matter } from './types'

const at = (metres: number, typeKey: string) => ({ case: { caseId: `${typeKey}-${metres}`, flow: 'site', typeKey, longitude: 120, latitude: 40 + metres / 111_320 } }) as Matter
const here = { longitude: 120, latitude: 40 }
const ids = (isChosen: boolean) => nearMatters([at(40, 'a'), at(60, 'a'), at(10, 'b'), at(30, 'b'), at(5, 'a')], here, 'a', isChosen).map((n) => n.matter.case.caseId)

it('offers the nearest of the chosen type within 50 m', () => { expect(ids(true)).toEqual(['a-5', 'a-40']) })
it('offers any type within 20 m while none was chosen', () => { expect(ids(false)).toEqual(['a-5', 'b-10']) })
it('offers nothing without a place', () => { expect(nearMatters([at(5, 'a')], null, 'a', true)).toEqual([]) })
