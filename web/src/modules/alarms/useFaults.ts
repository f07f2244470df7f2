import { computed, onScopeDispose, readonly, watch, type Ref } from 'vue'
import { useRead } from '@/ui'
import { devices } from './calls'
import { newsOf } from './faults'
import { useAlarms } from './useAlarms'

const gatherMs = 500
const { value, error, load } = useRead(() => devices.openFaults())
const news = computed(() => newsOf(value.value))

/** Follows the open faults while the component lives: one in a page, in its frame. Many that change at once are read once. */
export function followFaults(line: Readonly<Ref<string>>) {
  const { faultChanges } = useAlarms()
  let soon: ReturnType<typeof setTimeout> | undefined
  const again = () => {
    soon ??= setTimeout(() => {
      soon = undefined
      void load()
    }, gatherMs)
  }
  watch(faultChanges, again)
  // What changed while the line was broken was told to nobody.
  watch(line, again)
  void load()
  onScopeDispose(() => {
    clearTimeout(soon)
    value.value = null
  })
}

/** What is said of the open faults of one's areas; null where nothing is, or nothing is known. */
export const useFaults = () => ({ news, error: readonly(error) })
