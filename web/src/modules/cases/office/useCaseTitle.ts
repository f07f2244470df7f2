import { numberText, type CaseRow } from '../row'
import { useTypeNames } from '../settings'

/** A case in short: its number and type. */
export function useCaseTitle(): (row: CaseRow) => string {
  const { typeName } = useTypeNames()
  return (row) => `${numberText(row)} · ${typeName(row)}`
}
