import { answered, prefix, Problem, problemOf, unreachable } from '@/api'
import { isFull, type Store } from './store'

/** The last answer of an address, from this phone; undefined where it was never asked. */
export async function lastAnswer<T>(store: Store, path: string): Promise<T | undefined> {
  return (await store.kept.get(path))?.value as T | undefined
}

/** Asks anew and keeps the answer; what did not change is not sent again. Throws a Problem where nobody answers. */
export async function freshAnswer<T>(store: Store, path: string): Promise<T> {
  const before = await store.kept.get(path)
  let response: Response
  try { response = await fetch(prefix + path, { headers: before?.tag ? { 'If-None-Match': before.tag } : {} }) }
  catch { throw new Problem(unreachable, 0) }
  answered(response)
  if (response.status === 304 && before) return before.value as T
  if (!response.ok) throw await problemOf(response)
  const value = await response.json() as T
  try { await store.kept.put({ key: path, value, tag: response.headers.get('ETag') ?? undefined, at: Date.now() }) }
  catch (fault) { if (!isFull(fault)) throw fault }
  return value
}
