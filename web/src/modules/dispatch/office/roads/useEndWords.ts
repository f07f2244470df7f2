import { useI18n } from 'vue-i18n'
import { dayTime } from '@/session'
import type { Closure } from './useClosures'

/** When a closed road opens, in words. */
export function useEndWords() {
  const { t } = useI18n()
  return (closure: Pick<Closure, 'until' | 'opensWithCase'>): string => closure.until
    ? [t('dispatch-office.roads.until', { at: dayTime(closure.until) }), ...(closure.opensWithCase ? [t('dispatch-office.roads.or-with-case')] : [])].join(t('dispatch-office.comma'))
    : t(closure.opensWithCase ? 'dispatch-office.roads.with-case-short' : 'dispatch-office.roads.open-end')
}
