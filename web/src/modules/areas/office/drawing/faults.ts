import { boundsOf, squareMetresOfPolygon, widthOf, type Bounds } from './measure'
import { common, cut, joinedAll } from './overlay'
import { cornersOf, type Ring, type Shape } from './shape'

/** Ground that is in no grid, in two, or in a grid beyond its community; as the server's coverage check has it. */
export interface Fault { kind: 'gap' | 'overlap' | 'outside', piece: Shape, squareMetres: number, gridIds: string[] }

export interface Cell { id: string, shape: Shape }

/** Stricter than the server, which tells of a piece into which a disc of one metre fits: what is fine here is fine there. */
const leastSquareMetres = 0.5
const leastWidthMetres = 0.03

/** All faults of a community's grids, the largest first. */
export function findFaults(cells: readonly Cell[], outline: Shape): Fault[] {
  const faults: Fault[] = piecesOf(cut(outline, joinedAll(cells.map((c) => c.shape)))).map((piece) => fault('gap', piece, besideOf(piece, cells)))
  cells.forEach((a, i) => {
    faults.push(...piecesOf(cut(a.shape, outline)).map((piece) => fault('outside', piece, [a.id])))
    for (const b of cells.slice(i + 1)) {
      if (isApart(boundsOf(cornersOf(a.shape)), boundsOf(cornersOf(b.shape)))) continue
      faults.push(...piecesOf(common(a.shape, b.shape)).map((piece) => fault('overlap', piece, [a.id, b.id])))
    }
  })
  return faults.sort((a, b) => b.squareMetres - a.squareMetres)
}

const fault = (kind: Fault['kind'], piece: Ring[], gridIds: string[]): Fault => ({ kind, piece: [piece], squareMetres: squareMetresOfPolygon(piece), gridIds })

const piecesOf = (shape: Shape) => shape.filter((polygon) => squareMetresOfPolygon(polygon) >= leastSquareMetres && widthOf(polygon) >= leastWidthMetres)

const isApart = (a: Bounds, b: Bounds) => a.east < b.west || b.east < a.west || a.north < b.south || b.north < a.south

/** Grids with a corner at the gap, those with most first. */
function besideOf(piece: Ring[], cells: readonly Cell[]): string[] {
  const corners = new Set(piece.flat().map(String))
  return cells
    .map((c) => ({ id: c.id, met: cornersOf(c.shape).filter((p) => corners.has(String(p))).length }))
    .filter((c) => c.met > 0).sort((a, b) => b.met - a.met).map((c) => c.id)
}
