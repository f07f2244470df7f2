import type { Ref } from 'vue'
import { api, body } from '@/api'
import { useAskedWay } from './useAskedWay'
import type { Line } from './way'

/** The way on foot to a place, from where this phone is. */
export function useWayTo(goal: Ref<{ longitude: number, latitude: number } | null>) {
  return useAskedWay(
    () => goal.value && { key: `${goal.value.longitude},${goal.value.latitude}`, isWanted: true },
    async (from) => {
      const to = goal.value!
      const told = await body(api.GET('/api/dispatch/way', { params: { query: { fromLon: from.longitude, fromLat: from.latitude, toLon: to.longitude, toLat: to.latitude } } }))
      return { ...told, line: told.line as Line | null }
    })
}
