import { api, body, newId, type Schemas } from '@/api'
import type { Edited } from '../useEditing'

export type TypeDraft = Pick<Schemas['TypeView'], 'name' | 'englishName' | 'classCode' | 'className' | 'weight' | 'handling' | 'makeSafe' | 'isPublic' | 'keywords' | 'attributes'>

export const draftOf = (t: Schemas['TypeView']): TypeDraft => ({
  name: t.name, englishName: t.englishName, classCode: t.classCode, className: t.className, weight: t.weight, handling: t.handling, makeSafe: t.makeSafe, isPublic: t.isPublic, keywords: t.keywords, attributes: t.attributes,
})

export const emptyDraft = (): TypeDraft => ({ name: '', englishName: null, classCode: '', className: '', weight: 'ordinary', handling: { amount: 1, unit: 'working-day' }, makeSafe: null, isPublic: true, keywords: [], attributes: [] })

const edited = (t: Schemas['TypeView']): Edited<TypeDraft> => ({ value: draftOf(t), version: t.version })

/** How a type is read and written; `told` hears what stands after. */
export function typeDoors(key: string, told: (type: Schemas['TypeView']) => void) {
  return {
    read: async () => {
      const { type } = await body(api.GET('/api/types/{key}', { params: { path: { key } } }))
      told(type)
      return edited(type)
    },
    write: async (value: TypeDraft, version: number) => {
      const type = await body(api.PUT('/api/types/{key}', { params: { path: { key } }, body: { ...value, actId: newId() }, headers: { 'If-Match': `"${version}"` } }))
      told(type)
      return edited(type)
    },
  }
}

export const endType = (key: string, version: number) => body(api.POST('/api/types/{key}/end', { params: { path: { key } }, body: { actId: newId() }, headers: { 'If-Match': `"${version}"` } }))

export const createType = (value: TypeDraft, more: { key: string, kind: string, flow: string }) => body(api.POST('/api/types', { body: { ...value, ...more, actId: newId() } }))
