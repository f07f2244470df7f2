import { metresBetween, nearestOn } from './measure'
import { onLattice, type Point } from './shape'

/** What a corner snaps to: others' corners first, then their edges, then the middles of streets. */
export interface SnapTargets { corners: readonly Point[], edges: readonly [Point, Point][], streets: readonly [Point, Point][] }

export interface Snapped { point: Point, to: 'corner' | 'edge' | 'street' | null }

export function snapped(point: Point, targets: SnapTargets, withinMetres: number): Snapped {
  const corner = nearest(targets.corners.map((p) => ({ point: p, metres: metresBetween(p, point) })), withinMetres)
  if (corner) return { point: corner, to: 'corner' }
  const edge = nearest(targets.edges.map(([a, b]) => nearestOn(a, b, point)), withinMetres)
  if (edge) return { point: lattice(edge), to: 'edge' }
  const street = nearest(targets.streets.map(([a, b]) => nearestOn(a, b, point)), withinMetres)
  return street ? { point: lattice(street), to: 'street' } : { point: lattice(point), to: null }
}

const lattice = ([x, y]: Point): Point => [onLattice(x), onLattice(y)]

function nearest(all: readonly { point: Point, metres: number }[], within: number): Point | null {
  let best: { point: Point, metres: number } | null = null
  for (const one of all) if (one.metres <= within && (!best || one.metres < best.metres)) best = one
  return best?.point ?? null
}
