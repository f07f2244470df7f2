import { useI18n } from 'vue-i18n'

const hours: Record<string, string> = { 'working-hour': 'working-minute', 'emergency-hour': 'emergency-minute' }

/** A limit as one says it: `2 working days`; parts of an hour in minutes. */
export function useLimitWords() {
  const { t } = useI18n()
  const limitText = ({ unit, amount }: { unit: string, amount: number }) => {
    const minutes = Number.isInteger(amount) ? undefined : hours[unit]
    return minutes ? t(`cases.units.${minutes}`, { n: Math.round(amount * 60) }) : t(`cases.units.${unit}`, { n: amount })
  }
  return { limitText }
}
