import { useI18n } from 'vue-i18n'
import { numberText, useTypeNames } from '@/modules/cases'
import type { Operation } from './operation'

/** What an operation is called: a case by its number and type, an alarm by its number and whether it is practice, else what it is about. */
export function useOperationTitle(): (o: Operation) => string {
  const { t } = useI18n()
  const { typeName } = useTypeNames()
  return (o) => o.subjectKind === 'alarm'
    ? [t(`dispatch-office.operation.of-${o.practice ?? 'alarm'}`), o.number].filter(Boolean).join(' ')
    : o.number !== null
    ? [numberText({ number: o.number }), ...(o.type ? [typeName({ typeKey: o.typeKey ?? undefined, type: o.type })] : [])].join(' · ')
    : t(`dispatch-office.operation.of-${o.subjectKind}`)
}
