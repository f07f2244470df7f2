import { addMark, circleAround, type MapView } from '@/map'
import { markOf, type CaseRow } from '../row'

const mostNear = 12

const drawn = new WeakMap<MapView, (() => void)[]>()

/** The case in the middle with the 50 m in which duplicates are looked for, and what is near with its state's shape. */
export function showNear(map: MapView, row: CaseRow, near: readonly CaseRow[], now: number, nameOf: (row: CaseRow) => string, to: [number, number] | null = null) {
  if (row.longitude === null || row.latitude === null) return
  drawn.get(map)?.forEach((remove) => remove())
  if (!to) map.jumpTo({ center: [row.longitude, row.latitude] })
  circleAround(map, 'near', [row.longitude, row.latitude], 50)
  const others = near.filter((c) => c.longitude !== null && c.caseId !== row.caseId).slice(0, mostNear)
  drawn.set(map, [
    ...others.map((c) => addMark(map, [c.longitude!, c.latitude!], markOf(c, now), nameOf(c))),
    // Its name is the page's title; here it would lie over the others'.
    addMark(map, [row.longitude, row.latitude], null, ''),
    ...(to ? [addMark(map, to, null, '')] : []),
  ])
}
