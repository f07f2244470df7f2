import { shallowRef } from 'vue'
import { api, body, type Schemas } from '@/api'

export type CaseType = Schemas['TypeView']
export type Unit = Schemas['UnitView']

const types = shallowRef<CaseType[]>([])
const units = shallowRef<Unit[]>([])
let asked: Promise<unknown> | undefined

/** The district's types and units, asked for once a page. */
export function useSettings() {
  asked ??= Promise.all([
    body(api.GET('/api/types')).then((told) => { types.value = told }),
    body(api.GET('/api/units', { params: { query: { size: 200 } } })).then((told) => { units.value = told.items }),
  ]).catch(() => { asked = undefined })
  return { types, units, typeOf: (key: string) => types.value.find((t) => t.key === key) }
}
