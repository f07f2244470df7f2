import { useI18n } from 'vue-i18n'

interface Named { name: string, englishName?: string | null }
interface Classed { className: string, englishClassName?: string | null }

/** What a type and its class are called in the reader's language; what has no English name keeps its own. */
export function useTypeWords() {
  const { locale } = useI18n()
  return {
    nameOf: (type: Named) => (locale.value === 'en' && type.englishName) || type.name,
    classOf: (type: Classed) => (locale.value === 'en' && type.englishClassName) || type.className,
  }
}
