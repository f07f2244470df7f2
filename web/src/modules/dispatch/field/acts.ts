import { newId } from '@/api'
import { phone } from '@/offline'
import type { Task, Unit } from './mine'
import type { OwnState, PartAct, Said } from './said'

/** The server knows it already: a colleague said so, or the unit's position did. */
const doneAlready: Partial<Record<PartAct, string>> = { accept: 'dispatch.operation.wrong-state', arrive: 'dispatch.operation.wrong-state' }

const now = () => ({ actId: newId(), happenedAt: new Date().toISOString() })
const keep = (title: string, path: string, body: Record<string, unknown> & { actId: string }, said: Said, done?: string) =>
  phone.value!.add({ id: body.actId, kind: 'unit', title, steps: [{ method: 'POST', path, body, done }], form: { said } })

/** Puts what a crew says of its part on the queue; it is sent as soon as may be, also without reception now. */
export function sayOfPart(unit: Unit, task: Task, part: PartAct, title: string, more: { reason?: string, words?: string } = {}): Promise<'kept' | 'memory'> {
  const said = { part, operationId: task.operationId, sentAt: task.sentAt }
  return keep(title, `/api/dispatch/operations/${task.operationId}/units/${unit.id}/${part}`, { ...now(), ...more }, said, doneAlready[part])
}

/** Puts what a crew says of its unit on the queue. */
export function sayOfUnit(unit: Unit, state: OwnState, title: string): Promise<'kept' | 'memory'> {
  return keep(title, `/api/dispatch/units/${unit.id}/state`, { actId: newId(), state }, { state, version: unit.version })
}
