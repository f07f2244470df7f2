import { useI18n } from 'vue-i18n'
import { shortSpan } from '@/session'

/** A span in milliseconds in the words of the page's language: `4 days`, `33:32`. */
export function useSpanWords(): (milliseconds: number) => string {
  const { t } = useI18n()
  return (milliseconds) => {
    const span = shortSpan(milliseconds)
    return 'days' in span ? t('ui.days', { n: span.days }) : span.text
  }
}
