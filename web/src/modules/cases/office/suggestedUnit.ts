import { api, body, type Schemas } from '@/api'

export type SuggestedUnit = Schemas['FindResponsibleUnitResponse']

let asked: { caseId: string, answer: Promise<SuggestedUnit | null> } | undefined

/** Who answers for the case's type in its place; asked once for the case that is looked at, however many parts of the screen show it. */
export function suggestedUnit(caseId: string): Promise<SuggestedUnit | null> {
  if (asked?.caseId !== caseId) {
    asked = { caseId, answer: body(api.GET('/api/cases/{caseId}/suggested-unit', { params: { path: { caseId } } })).catch(() => null) }
  }
  return asked.answer
}
