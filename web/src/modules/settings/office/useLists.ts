import { shallowRef } from 'vue'
import { api, body, type Schemas } from '@/api'

const types = shallowRef<Schemas['TypeView'][]>([])
const units = shallowRef<Schemas['UnitView'][]>([])

/** Types, those ended too, and units, for choosing from; read anew by `load`. */
export function useLists() {
  async function load() {
    const [offered, ended, page] = await Promise.all([
      body(api.GET('/api/types')), body(api.GET('/api/types', { params: { query: { ended: true } } })), body(api.GET('/api/units', { params: { query: { size: 200 } } })),
    ])
    types.value = [...offered, ...ended]
    units.value = page.items
  }
  return { types, units, load }
}

/** Classes with their types, in the order of their codes. */
export function classesOf(all: readonly Schemas['TypeView'][]) {
  const found = new Map<string, { id: string, kind: string, code: string, types: Schemas['TypeView'][] }>()
  for (const one of all) {
    const id = `${one.kind} ${one.classCode}`
    const group = found.get(id) ?? { id, kind: one.kind, code: one.classCode, types: [] }
    group.types.push(one)
    found.set(id, group)
  }
  return [...found.values()]
}
