import type { Draft, DraftGrid } from './draft'
import { holds, nearestOn, squareMetres } from './measure'
import { common } from './overlay'
import { edgesOf, type Shape } from './shape'

export const countKinds = ['resident', 'temporary', 'households', 'buildings', 'shops', 'householdsInDifficulty'] as const
export type Counts = Record<typeof countKinds[number], number>
export const noCounts = (): Counts => ({ resident: 0, temporary: 0, households: 0, buildings: 0, shops: 0, householdsInDifficulty: 0 })
export const peopleOf = (counts: Counts) => counts.resident + counts.temporary

/** A building, shop or other place, and the grid in force that it is counted in. */
export interface Place { at: [number, number], kind: string, floors: number, isHome: boolean, gridId: string | null }

/** What each grid of a draft would count, and what nobody would. */
export interface Effect { counts: Map<string, Counts>, nobody: Counts }

/**
 * Shares what the grids in force counted among those of the draft: buildings and shops go with the ground, people with the floors of the homes that go.
 * Nothing is counted twice and nothing is lost, so sums stay.
 */
export function effectOf(draft: Draft, base: Draft, places: readonly Place[], ledgers: ReadonlyMap<string, Counts>): Effect {
  const counts = new Map(draft.map((g) => [g.id, noCounts()]))
  const nobody = noCounts()
  for (const grid of base) {
    const ledger = ledgers.get(grid.id) ?? noCounts()
    const now = draft.find((g) => g.id === grid.id)
    if (now && now.shape === grid.shape) { add(counts.get(grid.id)!, ledger); continue }
    const own = places.filter((p) => p.gridId === grid.id)
    const heir = now?.id ?? heirOf(draft, grid.shape)
    // Who was counted here though standing beyond the edge stays counted here.
    const holders = own.map((p) => (holds(grid.shape, p.at) ? holderOf(p, now, draft) : heir))
    for (const kind of countKinds) {
      const weights = new Map<string | null, number>()
      own.forEach((p, i) => weights.set(holders[i]!, (weights.get(holders[i]!) ?? 0) + weightOf(p, kind)))
      for (const [id, n] of shared(ledger[kind], weights, heir)) (id ? counts.get(id)! : nobody)[kind] += n
    }
  }
  return { counts, nobody }
}

function holderOf(place: Place, first: DraftGrid | undefined, draft: Draft): string | null {
  if (first && holds(first.shape, place.at)) return first.id
  // On a border it is in neither, or in both.
  return (draft.find((g) => holds(g.shape, place.at)) ?? draft.find((g) => edgesOf(g.shape).some(([a, b]) => nearestOn(a, b, place.at).metres < onBorderMetres)))?.id ?? null
}

const onBorderMetres = 0.05

/** What stands in a piece of ground, by the ledgers in force. */
export function countsIn(piece: Shape, places: readonly Place[], ledgers: ReadonlyMap<string, Counts>): Counts {
  const sum = noCounts()
  for (const [id, ledger] of ledgers) {
    const own = places.filter((p) => p.gridId === id)
    if (!own.some((p) => holds(piece, p.at))) continue
    for (const kind of countKinds) {
      const weights = new Map<string | null, number>([['in', 0], [null, 0]])
      for (const p of own) { const key = holds(piece, p.at) ? 'in' : null; weights.set(key, weights.get(key)! + weightOf(p, kind)) }
      sum[kind] += shared(ledger[kind], weights, null).get('in') ?? 0
    }
  }
  return sum
}

function weightOf(place: Place, kind: keyof Counts): number {
  if (kind === 'buildings') return place.kind === 'building' ? 1 : 0
  if (kind === 'shops') return place.kind === 'shop' ? 1 : 0
  return place.isHome ? Math.max(1, place.floors) : 0
}

/** Whole numbers by weight that add up to the total; all to the heir where nothing tells how. */
export function shared(total: number, weights: ReadonlyMap<string | null, number>, heir: string | null): Map<string | null, number> {
  const sum = [...weights.values()].reduce((a, b) => a + b, 0)
  if (sum === 0) return new Map([[heir, total]])
  const parts = [...weights].map(([id, weight]) => ({ id, exact: total * weight / sum }))
  const found = new Map(parts.map((p) => [p.id, Math.floor(p.exact)]))
  let left = total - [...found.values()].reduce((a, b) => a + b, 0)
  for (const p of parts.sort((a, b) => (b.exact % 1) - (a.exact % 1))) if (left-- > 0) found.set(p.id, found.get(p.id)! + 1)
  return found
}

/** Who has most of the ground of a grid that ends. */
function heirOf(draft: Draft, shape: Shape): string | null {
  const parts = draft.map((g) => ({ id: g.id, size: squareMetres(common(g.shape, shape)) })).sort((a, b) => b.size - a.size)
  return parts[0] && parts[0].size > 0 ? parts[0].id : null
}

const add = (to: Counts, more: Counts) => { for (const kind of countKinds) to[kind] += more[kind] }
