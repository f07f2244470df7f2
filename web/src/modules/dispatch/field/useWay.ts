import type { Ref } from 'vue'
import { api, body, type Plain } from '@/api'
import type { Mine, Task } from './mine'
import { useAskedWay } from './useAskedWay'
import type { Line } from './way'

const wayOf = (task: Task) => ({ line: (task.way ?? null) as Line | null, seconds: task.secondsLeft, metres: task.metresLeft, streets: task.streets })

/** The way to where the unit is sent, from where this phone is. */
export function useWay(task: Ref<Task | null>) {
  return useAskedWay(
    () => task.value && { key: task.value.operationId, isWanted: task.value.state !== 'arrived' },
    async (from) => {
      const of = task.value?.operationId
      const told = (await body(api.GET('/api/dispatch/mine', { params: { query: { lon: from.longitude, lat: from.latitude } } })) as Plain<Mine>).task
      return told && told.operationId === of ? wayOf(told) : null
    },
    () => task.value && wayOf(task.value))
}
