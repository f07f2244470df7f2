import { computed } from 'vue'
import { api, body } from '@/api'
import { useRead } from '@/ui'
import { inOrder } from './unit'

/** The units of one's areas, in the order in which a desk reads them. */
export function useUnits() {
  const { value, error, load } = useRead(() => body(api.GET('/api/dispatch/units')))
  const units = computed(() => value.value && inOrder(value.value))
  return { units, error, load, find: (id: string | null) => units.value?.find((u) => u.id === id) ?? null }
}
