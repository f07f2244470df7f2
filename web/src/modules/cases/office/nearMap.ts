import { addMark, circleAround, type MapView } from '@/map'
import { markOf, type CaseRow } from '../row'

const drawn = new WeakMap<MapView, (() => void)[]>()

/** The case in the middle with the 50 m in which duplicates are looked for, and what is near with its state's shape. */
export function showNear(map: MapView, row: CaseRow, near: readonly CaseRow[], now: number) {
  if (row.longitude === null || row.latitude === null) return
  drawn.get(map)?.forEach((remove) => remove())
  map.jumpTo({ center: [row.longitude, row.latitude] })
  circleAround(map, 'near', [row.longitude, row.latitude], 50)
  const others = near.filter((c) => c.longitude !== null && c.caseId !== row.caseId).slice(0, 12)
  drawn.set(map, [
    ...others.map((c) => addMark(map, [c.longitude!, c.latitude!], markOf(c, now), c.type)),
    addMark(map, [row.longitude, row.latitude], null, row.type),
  ])
}
