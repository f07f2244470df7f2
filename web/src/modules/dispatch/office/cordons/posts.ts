import type { Operation, Part } from '../operations/operation'
import { isOn } from '../operations/operation'
import type { Closure } from '../roads/useClosures'
import type { Subject } from '../sending/subject'

/** The operation in which somebody holds a cordon's posts; undefined where nobody does. */
export const operationOfPosts = (operations: readonly Operation[], closureId: string) => operations.find((o) => o.parts.some((p) => p.closureId === closureId && isOn(p)))

/** Who is on a post. */
export const onPost = (operation: Operation | undefined, closureId: string, number: number): Part[] => operation?.parts.filter((p) => p.closureId === closureId && p.postNumber === number && isOn(p)) ?? []

/** What units are sent to that hold a cordon's posts: what its operation is about, else what the address names, its case, or its middle. */
export function subjectOfPosts(closure: Closure, running: Operation | undefined, named: Subject | null): Subject {
  if (running) return running.subjectKind === 'place' ? { kind: 'place', longitude: running.longitude, latitude: running.latitude, operationId: running.id } : { kind: running.subjectKind as 'case', id: running.subjectId! }
  if (named) return named
  if (closure.caseId) return { kind: 'case', id: closure.caseId }
  const middle = (at: 'longitude' | 'latitude') => closure.posts.reduce((sum, p) => sum + p[at], 0) / closure.posts.length
  return { kind: 'place', longitude: middle('longitude'), latitude: middle('latitude') }
}
