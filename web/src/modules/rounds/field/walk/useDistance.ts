import { useI18n } from 'vue-i18n'

/** Says how far something is as one on foot would: by five metres, from a kilometre on by a hundred. */
export function useDistance() {
  const { t } = useI18n()
  return (metres: number) => metres < 1000
    ? t('rounds-field.walk.metres', { n: Math.max(5, Math.round(metres / 5) * 5) })
    : t('rounds-field.walk.kilometres', { n: (metres / 1000).toFixed(1) })
}
