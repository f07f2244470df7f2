import { api, body, newId, type Schemas } from '@/api'

type Act = Schemas['ActResponse']
/** What an act may need beside its id; each act takes what is its own. */
export interface ActInput { words?: string, reason?: string, files?: string[], [more: string]: unknown }

/**
 * Does an act on a case. The id is made by the caller where the act is tried again, so that a retry changes nothing.
 * `keepalive`: it arrives though the page is closing. Throws a Problem, such as `cases.held-by-other` or the state's own refusal.
 */
export async function act(caseId: string, action: string, input: ActInput = {}, actId = newId(), keepalive = false): Promise<Act> {
  const path = `/api/cases/{caseId}/${action}` as '/api/cases/{caseId}/accept'
  return await body(api.POST(path, { params: { path: { caseId } }, keepalive, body: { actId, happenedAt: null, words: null, files: [], ...input } as never })) as Act
}
