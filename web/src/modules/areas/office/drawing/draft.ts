import type { Cell } from './faults'
import { squareMetres } from './measure'
import { noded } from './noding'
import { cut, joined, tidied } from './overlay'
import { cornersOf, isSameShape, type Point, type Ring, type Shape } from './shape'
import { splitBy } from './split'

/** What a grid is called before it has an edge. */
export type NewGrid = Omit<DraftGrid, 'shape' | 'version'>

/** A basic grid as it is being drawn. `version`: of the copy in force; null for one that is new. */
export interface DraftGrid extends Cell { name: string, code: string, version: number | null, unitCellCode: string | null, isDedicated: boolean, parentPath: string }

/** Where a corner stands in its shape. */
export interface Corner { polygon: number, ring: number, index: number }

/** The grids of one community; never changed, each act makes another one. */
export type Draft = readonly DraftGrid[]

export const gridOf = (draft: Draft, id: string | null | undefined) => draft.find((g) => g.id === id)

/** Draws shapes anew; borders that met before meet again, corner by corner. */
export function redrawn(draft: Draft, shapes: ReadonlyMap<string, Shape>, outline: Shape): Draft {
  const all = noded(draft.map((g) => shapes.get(g.id) ?? g.shape), [outline])
  return draft.map((g, i) => (all[i] === g.shape ? g : { ...g, shape: all[i]! }))
}

export const withShape = (draft: Draft, id: string, shape: Shape): Draft => draft.map((g) => (g.id === id ? { ...g, shape } : g))

const ringAs = (shape: Shape, at: Corner, change: (open: Ring) => Ring): Shape =>
  shape.map((polygon, p) => (p !== at.polygon ? polygon : polygon.map((ring, r) => {
    if (r !== at.ring) return ring
    const open = change(ring.slice(0, -1))
    return [...open, open[0]!]
  })))

export const cornerMoved = (shape: Shape, at: Corner, to: Point) => ringAs(shape, at, (open) => open.with(at.index, to))

/** Puts a corner after another one. */
export const cornerAdded = (shape: Shape, at: Corner, point: Point) => ringAs(shape, at, (open) => open.toSpliced(at.index + 1, 0, point))

/** Null where the ring would have no ground left. */
export const cornerRemoved = (shape: Shape, at: Corner): Shape | null =>
  (shape[at.polygon]?.[at.ring]?.length ?? 0) <= 4 ? null : ringAs(shape, at, (open) => open.toSpliced(at.index, 1))

export const addressesOf = (shape: Shape): Corner[] =>
  shape.flatMap((rings, polygon) => rings.flatMap((points, ring) => points.slice(1).map((_, index) => ({ polygon, ring, index }))))

export const pointAt = (shape: Shape, at: Corner): Point | undefined => shape[at.polygon]?.[at.ring]?.[at.index]

/** Gives ground to a grid and takes it from all others. */
export function given(draft: Draft, id: string, ground: Shape, outline: Shape, base: Draft): Draft {
  const shapes = new Map<string, Shape>()
  for (const grid of draft) {
    const shape = grid.id === id ? joined(grid.shape, ground) : cut(grid.shape, ground)
    if (grid.id === id || squareMetres(grid.shape) - squareMetres(shape) > 0.05) shapes.set(grid.id, shape)
  }
  return settled(redrawn(draft, shapes, outline), base)
}

export function taken(draft: Draft, id: string, ground: Shape, outline: Shape, base: Draft): Draft {
  const grid = gridOf(draft, id)
  return grid ? settled(redrawn(draft, new Map([[id, cut(grid.shape, ground)]]), outline), base) : draft
}

/** A grid that holds its old ground again has its old corners again. */
function settled(draft: Draft, base: Draft): Draft {
  return draft.map((g) => {
    const before = gridOf(base, g.id)
    if (!before || before.shape === g.shape) return g
    const isBack = squareMetres(cut(g.shape, before.shape)) + squareMetres(cut(before.shape, g.shape)) < 0.5
    return isBack ? { ...g, shape: before.shape } : g
  })
}

/** Splits a grid along a line; the larger side stays, the other is the new grid. Null where the line does not part it. */
export function split(draft: Draft, id: string, line: readonly Point[], made: NewGrid, outline: Shape): Draft | null {
  const grid = gridOf(draft, id)
  const sides = grid && splitBy(grid.shape, line)
  if (!sides) return null
  const [stays, goes] = sides.sort((a, b) => squareMetres(b) - squareMetres(a)) as [Shape, Shape]
  return redrawn([...withShape(draft, id, stays), { ...made, version: null, shape: goes }], new Map(), outline)
}

/** Joins two grids into the first; null where they do not border on each other. */
export function merged(draft: Draft, staysId: string, goesId: string, outline: Shape): Draft | null {
  const [stays, goes] = [gridOf(draft, staysId), gridOf(draft, goesId)]
  if (!stays || !goes || staysId === goesId) return null
  const shape = joined(stays.shape, goes.shape)
  if (shape.length >= stays.shape.length + goes.shape.length) return null
  return redrawn(withShape(draft.filter((g) => g.id !== goesId), staysId, shape), new Map(), outline)
}

/** A new grid on what of the drawn ground is free in the community; null where none is. */
export function added(draft: Draft, drawn: Ring, made: NewGrid, outline: Shape, free: Shape): Draft | null {
  const shape = drawn.length < 3 ? [] : commonWith(tidied([[[...drawn, drawn[0]!]]]), free)
  return shape.length ? redrawn([...draft, { ...made, version: null, shape }], new Map(), outline) : null
}

const commonWith = (shape: Shape, free: Shape) => (shape.length && free.length ? cut(shape, cut(shape, free)) : [])

/** What a draft would change: grids whose edge differs, new ones and those that end. */
export function changesOf(draft: Draft, base: Draft) {
  const drawn = draft.filter((g) => { const before = gridOf(base, g.id); return before && !isSameShape(before.shape, g.shape) })
  const made = draft.filter((g) => !gridOf(base, g.id))
  const ended = base.filter((g) => !gridOf(draft, g.id))
  const old = new Set(base.flatMap((g) => cornersOf(g.shape)).map(String))
  const corners = new Set([...drawn, ...made].flatMap((g) => cornersOf(g.shape)).map(String).filter((p) => !old.has(p))).size
  return { drawn, made, ended, corners, isAny: drawn.length + made.length + ended.length > 0 }
}

/** Whether an edge crosses or touches itself. */
export function crossesItself(shape: Shape): boolean {
  return shape.flat().some((ring) => ring.slice(1).some((b, i) => ring.slice(1).some((d, j) => {
    if (j <= i + 1 || (i === 0 && j === ring.length - 2)) return false
    const [a, c] = [ring[i]!, ring[j]!]
    return turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b)
  })))
}

const turn = (a: Point, b: Point, c: Point) => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
