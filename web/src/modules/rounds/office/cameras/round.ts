import { marks, type Mark } from '@/ui'
import type { Look, Row } from './calls'

/** How many pictures there are at a time. */
export const sizes = [1, 4, 9] as const
export type Size = (typeof sizes)[number]

/** As many as a screen of this width shows so that one can make something out. */
export const sizeFor = (width: number): Size => width < 700 ? 1 : width < 1250 ? 4 : 9

/** How many stand beside one another. */
export const columnsOf = (size: Size) => Math.sqrt(size)

export const pagesOf = (count: number, size: Size) => Math.max(1, Math.ceil(count / size))

/** Where the first of a page stands. */
export const firstOf = (at: number, size: Size) => Math.floor(at / size) * size

/** Where an arrow leads from a place in the order; it stays on its page, as at a wall of pictures. */
export function moved(at: number, key: string, count: number, size: Size): number {
  const columns = columnsOf(size)
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[key] ?? 0
  const first = firstOf(at, size)
  const to = at + step
  const isSide = Math.abs(step) === 1 && columns > 1
  if (to < first || to >= Math.min(count, first + size) || (isSide && Math.floor((to - first) / columns) !== Math.floor((at - first) / columns))) return at
  return to
}

/** Where one goes on once a camera was noted: the next of the page that is open, else the camera itself. */
export function nextOpen(looks: readonly Pick<Look, 'finding'>[], at: number, size: Size): number {
  const first = firstOf(at, size)
  const page = Array.from({ length: Math.min(size, looks.length - first) }, (_, n) => first + n)
  return [...page.filter((n) => n > at), ...page].find((n) => looks[n]!.finding === null) ?? at
}

/** The first page after this one on which something is open, around the end; null where nothing is. */
export function nextPage(looks: readonly Pick<Look, 'finding'>[], at: number, size: Size): number | null {
  const pages = pagesOf(looks.length, size)
  const here = Math.floor(at / size)
  for (let n = 1; n <= pages; n++) {
    const first = ((here + n) % pages) * size
    const open = looks.slice(first, first + size).findIndex((l) => l.finding === null)
    if (open >= 0) return first + open
  }
  return null
}

/** How a round stands for whoever is to do it. */
export type Standing = 'coming' | 'due' | 'on' | 'late' | 'done' | 'missed'

export function standingOf(row: Pick<Row, 'state' | 'opensAt' | 'dueAt'>, now: number): Standing {
  if (row.state === 'complete') return 'done'
  if (row.state === 'missed') return 'missed'
  if (now < Date.parse(row.opensAt)) return 'coming'
  return now >= Date.parse(row.dueAt) ? 'late' : row.state === 'begun' ? 'on' : 'due'
}

export const markOf: Record<Standing, Mark> = { coming: marks.unproven, due: marks.soon, on: marks.inTime, late: marks.over, done: marks.done, missed: marks.over }

export const markOfFinding: Record<string, Mark> = { 'in-order': marks.done, found: marks.over, 'no-picture': marks.stopped }

export const notedOf = (row: Pick<Row, 'inOrder' | 'found' | 'noPicture'>) => row.inOrder + row.found + row.noPicture
