import { useI18n } from 'vue-i18n'
import type { Schemas } from '@/api'

/** A formula in words. */
export function useMeasureWords() {
  const { t, te, locale } = useI18n()
  const term = (code: string | null) => code ? (te(`settings-office.terms.${code}`) ? t(`settings-office.terms.${code}`) : code) : ''
  const nameOf = (f: Schemas['FormulaView']) => locale.value === 'en' ? f.name : f.nameZh
  const shareOf = (f: Pick<Schemas['FormulaView'], 'kind' | 'numerator' | 'denominator' | 'percentile'>) =>
    f.percentile !== null ? t(`settings-office.formulas.of-kind.${f.kind}`, { n: Math.round(f.percentile * 100) })
      : f.kind === 'solved' ? t('settings-office.formulas.of-kind.solved')
        : t('settings-office.formulas.share', { above: term(f.numerator), below: term(f.denominator) })
  const reasonOf = (code: string | null) => code ? (te(`settings-office.formulas.reasons.${code}`) ? t(`settings-office.formulas.reasons.${code}`) : code) : ''
  return { term, nameOf, shareOf, reasonOf }
}
