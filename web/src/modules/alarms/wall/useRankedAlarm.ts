import { computed, ref, type Ref } from 'vue'
import { useSending, wayOf, type Candidate } from '@/modules/dispatch'
import type { Alarm } from '../alarm'

const most = 3

/** The nearest three free units for an alarm with their ways, kept new, and the sending of one of them by its place. */
export function useRankedAlarm(alarm: Ref<Alarm>, sent: () => void) {
  const desk = useSending(computed(() => ({ kind: 'alarm' as const, id: alarm.value.id })), ref(''), sent)
  const first = computed(() => (desk.ranking.value?.units ?? []).filter((u) => u.state === 'free' && u.seconds !== null).slice(0, most))
  const ways = computed(() => first.value.map((unit, i) => wayOf(unit, i + 1)))
  const send = (unit: Candidate | undefined) => { if (unit) void desk.send(unit) }
  return { ...desk, first, ways, send, sendAt: (at: number) => send(first.value[at]) }
}
