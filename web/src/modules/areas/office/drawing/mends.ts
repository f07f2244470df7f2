import { given, gridOf, redrawn, taken, type Draft, type NewGrid } from './draft'
import type { Fault } from './faults'
import { common, cut } from './overlay'
import type { Shape } from './shape'

/** One way to put a fault right. `draft`: what comes of it; null for going on by hand. */
export interface Mend { kind: 'back' | 'give' | 'keep' | 'trim' | 'new' | 'go-on', gridId: string | null, draft: Draft | null }

const mostNeighbours = 2
/** A smaller piece is a slip of the pen and no grid. */
export const leastGridSquareMetres = 500

/** The ways to mend a fault, the one that changes least first, going on last. */
export function mendsOf(fault: Fault, draft: Draft, base: Draft, outline: Shape, made: NewGrid): Mend[] {
  const mends: Mend[] = []
  const back = backOf(fault, draft, base, outline)
  if (back) mends.push({ kind: 'back', gridId: null, draft: back })
  if (fault.kind === 'gap') {
    const former = new Set(base.filter((g) => common(g.shape, fault.piece).length).map((g) => g.id))
    for (const id of fault.gridIds.filter((id) => !back || !former.has(id)).slice(0, mostNeighbours)) mends.push({ kind: 'give', gridId: id, draft: given(draft, id, fault.piece, outline, base) })
    if (fault.squareMetres >= leastGridSquareMetres) mends.push({ kind: 'new', gridId: made.id, draft: redrawn([...draft, { ...made, version: null, shape: fault.piece }], new Map(), outline) })
  }
  else if (fault.kind === 'overlap') {
    for (const id of fault.gridIds) mends.push({ kind: 'keep', gridId: id, draft: given(draft, id, fault.piece, outline, base) })
  }
  else mends.push({ kind: 'trim', gridId: fault.gridIds[0]!, draft: taken(draft, fault.gridIds[0]!, fault.piece, outline, base) })
  return [...mends, { kind: 'go-on', gridId: null, draft: null }]
}

/** The piece goes back to who had it; null where that grid is no more, or where nobody had it. */
function backOf(fault: Fault, draft: Draft, base: Draft, outline: Shape): Draft | null {
  let made: Draft = draft
  let left = fault.piece
  for (const before of base) {
    const part = common(before.shape, fault.piece)
    if (!part.length) continue
    if (!gridOf(draft, before.id)) return null
    made = given(made, before.id, part, outline, base)
    left = cut(left, part)
  }
  for (const id of left.length ? fault.gridIds : []) if (fault.kind === 'outside') made = taken(made, id, left, outline, base)
  return made === draft || (left.length && fault.kind !== 'outside') ? null : made
}
