import { useI18n } from 'vue-i18n'
import { useTypeNames } from '@/modules/cases/field'
import type { Task } from './mine'

/** What the screens of a crew say of where it is sent, whether that is practice, and of metres and minutes. */
export function useSendingWords() {
  const { t } = useI18n()
  const { nameOf } = useTypeNames()
  const metres = (n: number) => n < 1000 ? t('dispatch-field.metres', { n: Math.max(10, Math.round(n / 10) * 10) }) : t('dispatch-field.kilometres', { n: (n / 1000).toFixed(1) })
  const minutes = (seconds: number) => seconds < 45 ? t('dispatch-field.soon') : t('dispatch-field.minutes', { n: Math.max(1, Math.round(seconds / 60)) })
  return {
    title: (task: Task) => task.subjectKind === 'alarm' ? t(`dispatch-field.kinds.${task.practice ?? 'alarm'}`) : task.typeKey ? nameOf(task.typeKey, task.type ?? undefined) : t('dispatch-field.kinds.place'),
    place: (task: Task) => [task.postNumber === null ? null : t('dispatch-field.post', { n: task.postNumber }), task.area, task.placeText].filter(Boolean).join(' · ') || `${task.latitude.toFixed(5)}, ${task.longitude.toFixed(5)}`,
    left: (left: { metres: number | null, seconds: number | null }) => left.metres === null ? '' : [metres(left.metres), left.seconds === null ? '' : minutes(left.seconds)].filter(Boolean).join(' · '),
  }
}

/** `0:24`, `12:05`: minutes and seconds since then. */
export const clockSince = (at: string, now: number) => {
  const seconds = Math.max(0, Math.floor((now - Date.parse(at)) / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Why a crew cannot come; the server's codes. */
export const reasons = ['at-work', 'too-far', 'broken-down', 'road-blocked', 'other'] as const
