import { difference, intersection, union } from 'polyclip-ts'
import { squareMetresOfPolygon, widthOf } from './measure'
import { noded } from './noding'
import { isSamePoint, onLattice, type Ring, type Shape } from './shape'

/** Rounding leaves slivers of a centimetre; no ground is that narrow. */
const leastSquareMetres = 0.05
const leastWidthMetres = 0.02

export const joined = (a: Shape, b: Shape): Shape => of((x, y) => union(x, y), a, b)

/** What of `a` is not in `b`. */
export const cut = (a: Shape, b: Shape): Shape => of((x, y) => difference(x, y), a, b)

export const common = (a: Shape, b: Shape): Shape => of((x, y) => intersection(x, y), a, b)

export const joinedAll = (shapes: Shape[]): Shape => {
  const [first, ...rest] = noded(shapes)
  return first ? tidied(union(first, ...rest) as Shape) : []
}

function of(act: (a: Shape, b: Shape) => Shape, a: Shape, b: Shape): Shape {
  const [left, right] = noded([a, b])
  return tidied(act(left, right) as Shape)
}

/** On the lattice, without spikes and without what is no ground. */
export function tidied(shape: Shape): Shape {
  return shape.flatMap((polygon) => {
    const rings = polygon.map(tidiedRing).filter((ring, i) => ring.length >= 4 && (i === 0 || isGround([ring])))
    return polygon[0] && tidiedRing(polygon[0]).length >= 4 && isGround(rings) ? [rings] : []
  })
}

const isGround = (polygon: Ring[]) => squareMetresOfPolygon(polygon) >= leastSquareMetres && widthOf(polygon) >= leastWidthMetres

function tidiedRing(ring: Ring): Ring {
  const kept: Ring = []
  for (const [x, y] of ring.slice(0, -1)) {
    kept.push([onLattice(x), onLattice(y)])
    drop(kept)
  }
  while (kept.length > 2 && (isSamePoint(kept[0]!, kept.at(-1)!) || isSamePoint(kept[0]!, kept.at(-2)!))) {
    if (isSamePoint(kept[0]!, kept.at(-1)!)) kept.pop()
    else kept.splice(-2, 2)
  }
  return kept.length ? [...kept, kept[0]!] : []
}

/** Takes off a corner that is there twice, or the tip of a spike. */
function drop(kept: Ring) {
  for (;;) {
    const n = kept.length
    if (n > 1 && isSamePoint(kept[n - 1]!, kept[n - 2]!)) kept.pop()
    else if (n > 2 && isSamePoint(kept[n - 1]!, kept[n - 3]!)) kept.splice(n - 2, 2)
    else return
  }
}
