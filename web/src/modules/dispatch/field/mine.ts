import { computed } from 'vue'
import type { Plain, Schemas } from '@/api'
import { useAnswer } from '@/offline'
import { saidHere, withSaid } from './said'

export type Mine = Plain<Schemas['ShowMyUnitResponse']>
export type Unit = NonNullable<Mine['unit']>
export type Task = NonNullable<Mine['task']>

/** The unit of whoever is signed in and what it is sent to, as this phone last heard, with what was said here since. */
export function useMyUnit() {
  const answer = useAnswer<Mine>('/api/dispatch/mine')
  const mine = computed(() => answer.value.value ? withSaid(answer.value.value, saidHere.value) : null)
  return { ...answer, unit: computed(() => mine.value?.unit ?? null), task: computed(() => mine.value?.task ?? null) }
}
