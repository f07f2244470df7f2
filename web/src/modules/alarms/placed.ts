import type { PlacedAlarm } from '@/map'
import { isPractice, type Alarm } from './alarm'

/** An alarm as maps draw it; practice is named before all else. `looked`: the one that the screen is about. */
export const placedAlarm = (alarm: Alarm, kindWord: (kind: string) => string, looked: string | null = null): PlacedAlarm => ({
  id: alarm.id, at: [alarm.longitude, alarm.latitude], label: isPractice(alarm) ? `${kindWord(alarm.kind)} · ${alarm.name}` : alarm.name, rings: alarm.id === looked, isPractice: isPractice(alarm),
})
