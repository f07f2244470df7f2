import { ref, watch, type Ref } from 'vue'
import { now } from '@/session'
import type { Alarm } from './alarm'
import { alarms } from './calls'

const most = 100

/** Which press of this device today an alarm is, from 1; null where it has no device or nobody says. */
export function useNth(alarm: Ref<Alarm | null>) {
  const nth = ref<number | null>(null)
  watch(() => alarm.value?.id, async (id) => {
    nth.value = null
    const mine = alarm.value
    if (!mine?.deviceId) return
    const day = new Date(now())
    day.setHours(0, 0, 0, 0)
    const told = await alarms.list({ state: 'all', device: mine.deviceId, from: day.toISOString(), size: most }).catch(() => null)
    if (told && id === alarm.value?.id) nth.value = told.items.filter((a) => a.pressedAt <= mine.pressedAt).length || null
  }, { immediate: true })
  return nth
}
