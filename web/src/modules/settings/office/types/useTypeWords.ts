import { useI18n } from 'vue-i18n'
import type { Schemas } from '@/api'
import { useLimitWords, useTypeWords as useNames } from '@/modules/cases'
import { changesBetween, type Change } from '../changes'
import type { TypeDraft } from './typeDraft'

/** Parts of a type in words. */
export function useTypeWords() {
  const { t } = useI18n()
  const words = useLimitWords()
  const limitText = (limit: Schemas['LimitView'] | null | undefined) => limit ? words.limitText(limit) : t('settings-office.types.no-limit')
  const yes = (value: boolean) => t(value ? 'settings-office.yes' : 'settings-office.no')
  const word = (field: string) => t(`settings-office.types.fields.${field}`)
  return {
    limitText,
    ...useNames(),
    changes: (before: TypeDraft, after: TypeDraft): Change[] => changesBetween(before, after, {
      name: { word: word('name'), text: (v) => v },
      englishName: { word: word('englishName'), text: (v) => v ?? '' },
      classCode: { word: word('classCode'), text: (v) => v },
      className: { word: word('className'), text: (v) => v },
      weight: { word: word('weight'), text: (v) => t(`cases.weights.${v}`) },
      handling: { word: word('handling'), text: limitText },
      makeSafe: { word: word('makeSafe'), text: limitText },
      isPublic: { word: word('isPublic'), text: yes },
      keywords: { word: word('keywords'), text: (v) => v.join('、') },
      attributes: { word: word('attributes'), text: (v) => v.map((a) => a.description).join('、') },
    }),
  }
}
