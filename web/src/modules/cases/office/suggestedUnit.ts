import { api, body, type Schemas } from '@/api'
import type { CaseRow } from '../row'

export type SuggestedUnit = Schemas['FindResponsibleUnitResponse']

let asked: { key: string, answer: Promise<SuggestedUnit | null> } | undefined

/** Who answers for the case's type, or another, in its place; asked once for what is looked at, however many parts of the screen show it. */
export function suggestedUnit(row: Pick<CaseRow, 'caseId' | 'state' | 'areaPath' | 'typeKey'>, type?: string | null): Promise<SuggestedUnit | null> {
  const other = type && type !== row.typeKey ? type : null
  const key = `${row.caseId}:${row.state}:${other ?? ''}`
  if (asked?.key !== key) {
    const answer = other
      ? body(api.GET('/api/types/{key}/unit', { params: { path: { key: other }, query: { area: row.areaPath } } }))
      : body(api.GET('/api/cases/{caseId}/suggested-unit', { params: { path: { caseId: row.caseId } } }))
    asked = { key, answer: answer.catch(() => null) }
  }
  return asked.answer
}
