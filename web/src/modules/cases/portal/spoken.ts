import { useI18n } from 'vue-i18n'
import { now, spokenDay } from '@/session'

const dayMs = 86_400_000

/** Times and spans as one says them: "tomorrow 17:00", "2 hours 10 minutes". */
export function useSpoken() {
  const { t, locale } = useI18n()

  function at(time: string): string {
    const when = new Date(time)
    const today = new Date(now())
    const clock = `${String(when.getHours()).padStart(2, '0')}:${String(when.getMinutes()).padStart(2, '0')}`
    const days = Math.round((new Date(when).setHours(0, 0, 0, 0) - new Date(today).setHours(0, 0, 0, 0)) / dayMs)
    if (days >= -1 && days <= 1) return t(`cases-portal.days.${['yesterday', 'today', 'tomorrow'][days + 1]}`, { clock })
    return `${spokenDay(time, locale.value)} ${clock}`
  }

  function span(milliseconds: number): string {
    const minutes = Math.max(1, Math.round(milliseconds / 60_000))
    if (minutes < 60) return t('cases-portal.spans.minutes', { n: minutes })
    const hours = Math.floor(minutes / 60)
    if (hours < 48) return t('cases-portal.spans.hours', { n: hours, m: minutes % 60 })
    return t('cases-portal.spans.days', { n: Math.round(hours / 24) })
  }

  return { at, span }
}
