import { computed, shallowRef, watch, type Ref } from 'vue'
import { api, body, type Plain } from '@/api'
import { position, useNow } from '@/session'
import type { Mine, Task } from './mine'
import { along, isDue, type Line } from './way'

interface Asked { operationId: string, at: number, from: { longitude: number, latitude: number }, line: Line | null, seconds: number | null, metres: number | null, streets: string[] }

const lookEachMs = 5_000

/** The way to where the unit is sent, from where this phone is; without reception the last one stays and what is left of it is measured here. */
export function useWay(task: Ref<Task | null>) {
  const asked = shallowRef<Asked | null>(null)
  const now = useNow(lookEachMs)
  let asking = false

  const own = computed(() => asked.value?.operationId === task.value?.operationId ? asked.value : null)
  const line = computed(() => (own.value ? own.value.line : (task.value?.way as Line | null | undefined)) ?? null)
  const streets = computed(() => own.value?.streets ?? task.value?.streets ?? [])
  const left = computed(() => {
    const [seconds, metres] = own.value ? [own.value.seconds, own.value.metres] : [task.value?.secondsLeft ?? null, task.value?.metresLeft ?? null]
    if (seconds === null || metres === null || !position.value || !line.value || metres === 0) return { seconds, metres }
    const metresLeft = Math.min(metres, along(line.value, position.value).metresLeft)
    return { seconds: seconds * metresLeft / metres, metres: metresLeft }
  })

  async function ask(of: Task) {
    const here = position.value!
    asking = true
    try {
      const told = (await body(api.GET('/api/dispatch/mine', { params: { query: { lon: here.longitude, lat: here.latitude } } })) as Plain<Mine>).task
      if (told?.operationId !== of.operationId) return
      asked.value = { operationId: of.operationId, at: Date.now(), from: here, line: told.way as Line | null, seconds: told.secondsLeft, metres: told.metresLeft, streets: told.streets }
    }
    catch { /* The last way stays; it is asked again with the next look. */ }
    finally { asking = false }
  }

  watch([task, position, now], ([of]) => {
    if (of && of.state !== 'arrived' && position.value && !asking && isDue(own.value, position.value, Date.now())) void ask(of)
  }, { immediate: true })

  return { line, streets, left }
}
