import { ref, watch, type Ref } from 'vue'
import { freshAnswer, lastAnswer, phone } from '@/offline'

interface Told { unit: string | null }

/** Name of the unit that answers for a type in an area, as this phone last heard; null while it was never told. */
export function useUnitFor(type: Ref<string>, areaPath: Ref<string | null>) {
  const name = ref<string | null>(null)
  watch([type, areaPath], async ([key, area]) => {
    name.value = null
    const store = phone.value?.store
    if (!store || !area) return
    const path = `/api/types/${encodeURIComponent(key)}/unit?area=${encodeURIComponent(area)}`
    const take = (told: Told | undefined) => { if (told && key === type.value && area === areaPath.value) name.value = told.unit }
    take(await lastAnswer<Told>(store, path))
    await freshAnswer<Told>(store, path).then(take, () => {})
  }, { immediate: true })
  return name
}
