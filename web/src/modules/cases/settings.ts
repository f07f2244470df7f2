import { shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, body, type Schemas } from '@/api'
import { useTypeWords } from './typeWords'

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

/** Names of types in the reader's language; a type without an English name keeps its own. */
export function useTypeNames() {
  const { t, locale } = useI18n()
  const { typeOf } = useSettings()
  const { nameOf, classOf } = useTypeWords()
  return {
    nameOf,
    classOf,
    /** Of a row that carries its type's key and name, or the name alone. */
    typeName(row: { typeKey?: string, type: string }) {
      const type = locale.value !== 'en' ? undefined : row.typeKey ? typeOf(row.typeKey) : types.value.find((one) => one.name === row.type && one.englishName)
      return type ? nameOf(type) : row.type
    },
    /** What a responsibility names: a type, `class:06`, or everything. */
    namedFor(pattern: string | null) {
      if (!pattern || pattern === '*') return t('cases.queue.everything')
      if (pattern.startsWith('class:')) {
        const one = types.value.find(({ classCode, kind }) => [classCode, kind].includes(pattern.slice(6)))
        return one ? classOf(one) : pattern.slice(6)
      }
      const type = typeOf(pattern)
      return type ? nameOf(type) : pattern
    },
  }
}
