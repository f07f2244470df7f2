import { computed } from 'vue'
import type { Plain, Schemas } from '@/api'
import { useAnswer } from '@/offline'
import { useTypeWords } from '../typeWords'
import { suggest, usual, type SuggestionModel } from './suggest'

export type Task = Plain<Schemas['ListMyTasksTaskView']>
export type Matter = Plain<Schemas['ListMyMattersMatterView']>
export type Story = Plain<Schemas['ShowCaseResponse']>
export type TypeView = Plain<Schemas['TypeView']>

/** The names of types, in the language in use. */
export function useTypeNames() {
  const words = useTypeWords()
  const types = useAnswer<TypeView[]>('/api/types')
  const byKey = computed(() => new Map(types.value.value?.map((type) => [type.key, type]) ?? []))
  const nameOf = (key: string, known?: string) => {
    const type = byKey.value.get(key)
    return type ? words.nameOf(type) : known ?? key
  }
  return { types, byKey, nameOf, classOf: words.classOf }
}

/** The types of matters and what suggests them, from this phone. */
export function useTypes() {
  const { types, byKey, nameOf, classOf } = useTypeNames()
  const model = useAnswer<SuggestionModel>('/api/types/suggestion-model')

  /** Three types of a flow, likeliest first: what speaks for itself, then what is usual. */
  function likely(flow: string, words: string, place: { longitude: number, latitude: number } | null): { key: string, here: number | null }[] {
    const all = types.value.value?.filter((type) => type.flow === flow) ?? []
    const told = model.value.value ? suggest(model.value.value, { words, ...place, hour: new Date().getHours(), source: 'grid-worker', flow }) : []
    // Without a model, those whose names or keywords stand in the words; then hazards, then the rest.
    const said = (type: TypeView) => [type.name, ...type.keywords].some((word) => words.includes(word)) ? 0 : type.kind === 'hazard' ? 1 : 2
    const rest = model.value.value ? usual(model.value.value, flow) : [...all].sort((a, b) => said(a) - said(b)).map((type) => type.key)
    const keys = [...told.map((s) => s.type), ...rest].filter((key) => byKey.value.has(key) && key !== 'hazard.other')
    return [...new Set(keys)].slice(0, 3).map((key) => ({ key, here: told.find((s) => s.type === key)?.here ?? null }))
  }

  /** Types of a flow whose names or keywords hold the words looked for. */
  function find(flow: string, text: string): TypeView[] {
    const wanted = text.trim().toLowerCase()
    return (types.value.value ?? []).filter((type) => type.flow === flow
      && (!wanted || [type.name, type.englishName ?? '', type.className, ...type.keywords].some((name) => name.toLowerCase().includes(wanted))))
  }

  return { types: computed(() => types.value.value ?? []), byKey, nameOf, classOf, likely, find, known: types.known }
}
