import { newId } from '@/api'
import { phone, type Step } from '@/offline'
import type { Photo } from './photo'

/** What a person does to a matter on the phone. `action` is the API's name of it. */
export interface Act { caseId: string, action: string, title: string, words?: string, photos?: readonly Photo[], more?: Record<string, unknown> }

/** A step that acts on a case, with the phone's claim of when. */
export function actStep(caseId: string, action: string, body: Record<string, unknown> = {}): Step {
  return { method: 'POST', path: `/api/cases/${caseId}/${action}`, body: { actId: newId(), happenedAt: new Date().toISOString(), ...body } }
}

/** Puts an act on the queue; it is sent as soon as may be. */
export async function act({ caseId, action, title, words, photos = [], more }: Act): Promise<'kept' | 'memory'> {
  const body = { words: words?.trim() || null, files: photos.map((p) => p.sha256), ...more }
  const step = actStep(caseId, action, body)
  return phone.value!.add({
    id: step.body.actId as string, kind: action, title, steps: [step], form: { caseId },
    files: photos.map(({ sha256, type, bytes }) => ({ sha256, type, bytes })),
  })
}
