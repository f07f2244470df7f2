import type { Draft, DraftGrid } from './draft'
import type { Place } from './effect'
import { onLattice, type Point, type Shape } from './shape'

/** A community of two rows of three crooked grids, about 200 m each, that meet corner by corner. */
export const at = (column: number, row: number): Point => [
  onLattice(120.95 + column * 0.0024 + Math.sin(column * 3 + row * 5) * 0.0002), onLattice(40.71 + row * 0.0018 + Math.cos(column * 7 + row * 2) * 0.00015),
]

const cell = (column: number, row: number): Shape => [[[at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1), at(column, row)]]]

export const aGrid = (number: number, shape: Shape): DraftGrid => ({ id: `g${number}`, name: `第${number}网格`, code: `G00${number}`, version: 0, unitCellCode: null, isDedicated: false, parentPath: '/', shape })

export const town = (): { base: Draft, outline: Shape } => ({
  base: [0, 1, 2, 3, 4, 5].map((i) => aGrid(i + 1, cell(i % 3, Math.floor(i / 3)))),
  outline: [[[at(0, 0), at(1, 0), at(2, 0), at(3, 0), at(3, 1), at(3, 2), at(2, 2), at(1, 2), at(0, 2), at(0, 1), at(0, 0)]]],
})

export const newGrid = { id: 'new', name: '第七网格', code: 'G007', unitCellCode: null, isDedicated: false, parentPath: '/' }

/** Homes on a raster over the community. */
export const homes = (): Place[] => [0, 1, 2, 3, 4, 5].flatMap((i) => Array.from({ length: 9 }, (_, k): Place => ({
  at: [120.95 + (i % 3 + 0.25 + (k % 3) * 0.25) * 0.0024, 40.71 + (Math.floor(i / 3) + 0.25 + Math.floor(k / 3) * 0.25) * 0.0018], kind: k === 0 ? 'shop' : 'building', floors: 3 + k, isHome: k > 1, gridId: `g${i + 1}`,
})))
