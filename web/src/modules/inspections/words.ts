import { useI18n } from 'vue-i18n'
import type { Schemas } from '@/api'

interface Titled { title: string, titleEnglish: string }
interface Listed { checklist: string, checklistEnglish: string }
interface Asked { text: string, english: string, look: string, lookEnglish: string }
interface Found { item: string, itemEnglish: string }

/** Checklists and their items in the reader's language. */
export function useInspectionWords() {
  const { t, locale } = useI18n()
  const english = () => locale.value === 'en'
  return {
    titleOf: (list: Titled) => english() ? list.titleEnglish : list.title,
    listOf: (row: Listed) => english() ? row.checklistEnglish : row.checklist,
    textOf: (item: Pick<Asked, 'text' | 'english'>) => english() ? item.english : item.text,
    lookOf: (item: Pick<Asked, 'look' | 'lookEnglish'>) => english() ? item.lookEnglish : item.look,
    itemOf: (row: Found) => english() ? row.itemEnglish : row.item,
    limitOf: (amount: number | null | undefined, unit: string | null | undefined) => amount && unit ? `${amount} ${t(`inspections.units.${unit}`)}` : '',
    boundsOf: (item: Schemas['ItemView']) => item.readingUnit
      ? [item.lowest != null ? `≥ ${item.lowest}` : '', item.highest != null ? `≤ ${item.highest}` : ''].filter(Boolean).join(', ') + ` ${item.readingUnit}`
      : '',
  }
}
