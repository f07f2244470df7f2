import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { useReread } from '@/live'
import { alarms, type Story } from './calls'
import { useAlarms } from './useAlarms'

/** One alarm whole: its plan, its journal as it writes itself, and what may be done with it. Null while none is asked for or known. */
export function useStory(id: Ref<string | null>) {
  const { changes, find } = useAlarms()
  const told = shallowRef<Story | null>(null)
  const error = ref<unknown>(null)

  async function load() {
    const mine = id.value
    if (!mine) return
    try {
      const answer = await alarms.story(mine)
      if (mine !== id.value) return
      told.value = answer
      error.value = null
    }
    catch (reason) { if (mine === id.value) error.value = reason }
  }
  const reread = useReread(load)
  watch(id, () => { told.value = null; error.value = null; reread() }, { immediate: true })
  watch(changes, reread)

  /** With the newest that was told of the alarm itself. */
  const story = computed(() => {
    if (!told.value || told.value.alarm.id !== id.value) return null
    const live = find(id.value)
    return live && live.version > told.value.alarm.version ? { ...told.value, alarm: live } : told.value
  })
  return { story, error, load: reread }
}
