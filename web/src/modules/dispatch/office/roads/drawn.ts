import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { drawArea, ringAround, showDrawnArea, type MapView } from '@/map'

export const ways = ['point', 'line', 'area'] as const
export type Way = (typeof ways)[number]

/** What a hand draws to say which roads: one place, a line along them, or an area that they touch. */
export interface Drawn { by: Way, corners: [number, number][] }

const least: Record<Way, number> = { point: 1, line: 2, area: 3 }
export const isWhole = (drawn: Drawn) => drawn.corners.length >= least[drawn.by]

/** Another way of saying it; the places that were pressed stay as far as it takes them. */
export const turned = (drawn: Drawn, by: Way): Drawn => ({ by, corners: by === 'point' ? drawn.corners.slice(0, 1) : drawn.corners })

/** As GeoJSON; null while it is not whole. */
export function shapeOf(drawn: Drawn): GeoJSON.Geometry | null {
  if (!isWhole(drawn)) return null
  const [first, ...rest] = drawn.corners
  switch (drawn.by) {
    case 'point': return { type: 'Point', coordinates: first! }
    case 'line': return { type: 'LineString', coordinates: drawn.corners }
    default: return { type: 'Polygon', coordinates: [[first!, ...rest, first!]] }
  }
}

/** Lets a hand draw on a map, and shows it there. `draw` is called when the map's style came anew. */
export function useDrawn(map: ShallowRef<MapView | undefined>) {
  const drawn = shallowRef<Drawn | null>(null)
  let letGo = () => {}
  function draw() {
    if (!map.value) return
    const now = drawn.value
    showDrawnArea(map.value, now && now.by !== 'point' ? now.corners : [], now?.by === 'line')
    ringAround(map.value, now?.by === 'point' ? now.corners[0] ?? null : null)
  }
  watch([drawn, map], draw)
  watch([() => drawn.value && drawn.value.by !== 'point', map], ([draws]) => {
    letGo()
    letGo = draws && map.value ? drawArea(map.value, () => drawn.value?.corners ?? [], (corners) => { if (drawn.value) drawn.value = { ...drawn.value, corners } }) : () => {}
  })
  onScopeDispose(() => letGo())
  return { drawn, draw }
}
