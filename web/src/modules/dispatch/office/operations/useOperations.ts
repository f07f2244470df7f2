import { computed } from 'vue'
import { api, body } from '@/api'
import { useRead } from '@/ui'

/** More run at once in no district. */
const most = 200

/** Operations that run in one's areas, the newest first. */
export function useOperations() {
  const { value, error, load } = useRead(() => body(api.GET('/api/dispatch/operations', { params: { query: { state: 'open', size: most } } })))
  return { operations: computed(() => value.value?.items ?? null), error, load }
}
