import { useI18n } from 'vue-i18n'
import { Problem } from '@/api'

/** Says in the reader's language why something was not done. */
export function useRefusal() {
  const { t, te } = useI18n()
  /** Its own words, else those of its last part, which says the same of many acts. */
  const word = (code: string) => [code, `why.${code.split('.').at(-1)}`].filter((one) => te(`refusals.${one}`)).map((one) => t(`refusals.${one}`))[0] ?? null
  return {
    say(error: unknown): string {
      if (!(error instanceof Problem)) return t('ui.failed')
      const told = word(error.code) ?? t('ui.refused', { code: error.code })
      return error.retryAfter ? `${told} ${t('ui.retry-after', { n: error.retryAfter })}` : told
    },
    /** The faults of one field, by its path. */
    ofField(error: unknown, path: string): string | undefined {
      const codes = error instanceof Problem ? error.fields[path] : undefined
      return codes?.map((code) => word(code) ?? t('ui.refused', { code })).join(' ')
    },
  }
}
