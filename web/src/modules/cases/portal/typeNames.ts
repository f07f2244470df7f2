import { computed, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, body, type Schemas } from '@/api'
import { whenIdle } from '@/ui'

/** The types that a resident may name, in their groups; read once. */
export const typeGroups = shallowRef<Schemas['ListPublicTypesGroup'][] | null>(null)
let reading: Promise<void> | undefined

export const loadTypes = () => reading ??= body(api.GET('/api/public/types'))
  .then((groups) => { typeGroups.value = groups })
  .catch(() => { reading = undefined })

/** A matter comes with its type's Chinese name; an English reader gets the English one as soon as the types, which are many, are here. */
export function useTypeNames() {
  const { locale } = useI18n()
  const known = computed(() => (typeGroups.value ?? []).flatMap((g) => g.types))
  const english = computed(() => new Map(known.value.filter((one) => one.englishName).map((one) => [one.name, one.englishName!])))
  const typeName = (name: string) => locale.value === 'en' ? english.value.get(name) ?? name : name
  watch(locale, (now) => { if (now === 'en') void whenIdle().then(loadTypes) }, { immediate: true })
  return {
    typeName,
    /** The key itself where no type of that key is offered any more. */
    nameOfKey(key: string) {
      const type = known.value.find((one) => one.key === key)
      return type ? typeName(type.name) : key
    },
  }
}
