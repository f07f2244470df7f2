import type { Alarm } from './alarm'

/** Open alarms by id, and up to which version those are known that are open no more: a view that comes late brings none of them back. */
export interface Book { open: ReadonlyMap<string, Alarm>, over: ReadonlyMap<string, number> }

export const emptyBook: Book = { open: new Map(), over: new Map() }

const mostOver = 200

/** Takes views as they come: late, twice or in any order; the higher version is right. Answers the same book where nothing is new. */
export function take(book: Book, views: readonly Alarm[]): Book {
  const open = new Map(book.open)
  const over = new Map(book.over)
  let isNew = false
  for (const view of views) {
    if (Math.max(open.get(view.id)?.version ?? -1, over.get(view.id) ?? -1) >= view.version) continue
    isNew = true
    if (view.state !== 'ended') { open.set(view.id, view); over.delete(view.id); continue }
    open.delete(view.id)
    over.set(view.id, view.version)
    if (over.size > mostOver) over.delete(over.keys().next().value!)
  }
  return isNew ? { open, over } : book
}

/** Takes all that is open, as the server said after `asked` was known: what was known then and is not said any more has ended. */
export function takeWhole(book: Book, whole: readonly Alarm[], asked: ReadonlySet<string>): Book {
  const said = new Set(whole.map((a) => a.id))
  const kept = new Map([...book.open].filter(([id]) => said.has(id) || !asked.has(id)))
  return take({ open: kept, over: book.over }, whole)
}
