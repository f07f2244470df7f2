import { useI18n } from 'vue-i18n'
import { Problem } from '@/api'

/** Says in the reader's language why something was not done. */
export function useRefusal() {
  const { t, te } = useI18n()
  // A code says where and why, such as `cases.dispatch.unit-needed`; many whys mean the same everywhere.
  const word = (code: string) => {
    const key = [`refusals.${code}`, `refusals.why.${code.slice(code.lastIndexOf('.') + 1)}`].find((k) => te(k))
    return key ? t(key) : null
  }
  return {
    /** What a code means, or null where nobody translated it. */
    word,
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
