import { expect, it } from 'vitest'
import type { Operation } from '../operations/operation'
import type { Closure } from '../roads/useClosures'
import { onPost, operationOfPosts, subjectOfPosts } from './posts'

const closure = { id: 'c', caseId: null, posts: [{ number: 1, longitude: 1, latitude: 2 }, { number: 2, longitude: 3, latitude: 4 }] } as unknown as Closure
const part = (closureId: string | null, postNumber: number | null, state: string) => ({ closureId, postNumber, state, unitName: `${postNumber} ${state}` })
const operation = (subjectKind: string, parts: unknown[]) => ({ id: 'o', subjectKind, subjectId: 's', longitude: 5, latitude: 6, parts }) as unknown as Operation

it('posts are held by whom their operation sent there and who is still on it', () => {
  const held = operation('case', [part('c', 1, 'arrived'), part('c', 1, 'done'), part('c', 2, 'sent'), part(null, null, 'sent')])
  expect(operationOfPosts([operation('place', [part('c', 1, 'recalled')]), held], 'c')).toBe(held)
  expect(onPost(held, 'c', 1).map((p) => p.unitName)).toEqual(['1 arrived'])
  expect(onPost(undefined, 'c', 1)).toEqual([])
})

it('a post is held for the operation that runs, else for what is named, the case, or the place', () => {
  expect(subjectOfPosts(closure, operation('alarm', []), null)).toEqual({ kind: 'alarm', id: 's' })
  expect(subjectOfPosts(closure, operation('place', []), null)).toEqual({ kind: 'place', longitude: 5, latitude: 6, operationId: 'o' })
  expect(subjectOfPosts(closure, undefined, { kind: 'alarm', id: 'a' })).toEqual({ kind: 'alarm', id: 'a' })
  expect(subjectOfPosts({ ...closure, caseId: 'k' }, undefined, null)).toEqual({ kind: 'case', id: 'k' })
  expect(subjectOfPosts(closure, undefined, null)).toEqual({ kind: 'place', longitude: 2, latitude: 3 })
})
