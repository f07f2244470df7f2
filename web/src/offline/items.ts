/**
 * One write of an item. `{name}` in the path is filled from what earlier steps answered, such as `{caseId}`.
 * `done`: the refusal that says that it is done already, by somebody else or by itself; nobody needs to mend it.
 */
export interface Step { method: 'PUT' | 'POST', path: string, body: Record<string, unknown>, done?: string }

/** What a person did on the phone and the server does not have yet. Its steps go in order; each carries a client's id of its own, so that a retry changes nothing. */
export interface Item {
  /** Of this record's shape, so that a newer page still sends what an older one kept. */
  format: 2
  /** The client's id of the first write (UUIDv7). */
  id: string
  /** Order in which they were made on this phone, whatever its clock says. */
  seq: number
  /** Such as `report`, `check`: which words and page it has. */
  kind: string
  /** Said in lists; in the language that it was made in. */
  title: string
  /** By this phone's clock: a claim, shown. */
  madeAt: number
  steps: Step[]
  /** The step that is next. */
  at: number
  /** What earlier steps answered. */
  known: Record<string, string>
  /** SHA-256 of the files that must be there first. */
  files: string[]
  state: 'waiting' | 'refused'
  tries: number
  triedAt?: number
  /** Why the server refused it. */
  problem?: { code: string, status: number, fields: Record<string, readonly string[]> }
  /** What the page needs to mend it. */
  form?: unknown
}

/** As the first version kept it: one write. */
interface ItemOfFormat1 extends Omit<Item, 'format' | 'steps' | 'at' | 'known'> { format?: 1, method: 'PUT' | 'POST', path: string, body: Record<string, unknown> }

/** An item as this version sends it, whatever version kept it; null for one that a newer version kept, which is left alone. */
export function read(kept: unknown): Item | null {
  const item = kept as Item | ItemOfFormat1
  if (item.format === 2) return item
  if (item.format === undefined || item.format === 1) {
    const { method, path, body, ...rest } = item
    return { ...rest, format: 2, steps: [{ method, path, body }], at: 0, known: {} }
  }
  return null
}

/** An item that arrived: what the server made of it. */
export interface Sent { id: string, kind: string, title: string, madeAt: number, sentAt: number, number?: number, caseId?: string, state?: string, grid?: string }
