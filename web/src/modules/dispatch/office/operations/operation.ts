import { api, body, newId, type Schemas } from '@/api'

export type Operation = Schemas['OperationRow']
export type Part = Schemas['PartView']
export type OperationStory = Schemas['ShowOperationResponse']
type Answer = Schemas['OperationAnswer']

/** One operation whole. Throws a Problem. */
export const operationOf = (operationId: string): Promise<OperationStory> => body(api.GET('/api/dispatch/operations/{operationId}', { params: { path: { operationId } } }))

/** What the desk says for a crew that has no hand free. */
export type CrewAct = 'accept' | 'arrive' | 'leave'

/** Why a unit is called back. */
export const recallReasons = ['not-needed', 'nearer-unit', 'other-task', 'sent-by-mistake'] as const

/** Whether a unit is still on it. */
export const isOn = (part: Pick<Part, 'state'>) => ['sent', 'accepted', 'arrived'].includes(part.state)

const act = (words?: string) => ({ actId: newId(), happenedAt: null, words: words?.trim() || null })

/** Acts of the desk in one operation. Each throws a Problem. */
export function deskActs(operationId: string) {
  const one = { operationId }
  return {
    recall: (unitId: string, reason: string): Promise<Answer> => body(api.POST('/api/dispatch/operations/{operationId}/units/{unitId}/recall', { params: { path: { ...one, unitId } }, body: { ...act(), reason } })),
    say: (unitId: string, what: CrewAct): Promise<Answer> => {
      const path = `/api/dispatch/operations/{operationId}/units/{unitId}/${what}` as '/api/dispatch/operations/{operationId}/units/{unitId}/accept'
      return body(api.POST(path, { params: { path: { ...one, unitId } }, body: act() }))
    },
    note: (words: string): Promise<Answer> => body(api.POST('/api/dispatch/operations/{operationId}/notes', { params: { path: one }, body: act(words) })),
    command: (commanderId: string): Promise<Answer> => body(api.POST('/api/dispatch/operations/{operationId}/commander', { params: { path: one }, body: { ...act(), commanderId } })),
    join: (agencyId: string): Promise<Answer> => body(api.POST('/api/dispatch/operations/{operationId}/agencies', { params: { path: one }, body: { ...act(), agencyId } })),
    end: (words?: string): Promise<Answer> => body(api.POST('/api/dispatch/operations/{operationId}/end', { params: { path: one }, body: act(words) })),
  }
}
