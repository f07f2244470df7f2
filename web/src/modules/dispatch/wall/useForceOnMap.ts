import { watch, type Ref } from 'vue'
import { showUnderWay, showUnits, type MapView, type PlacedUnit } from '@/map'
import type { Force, WallUnit } from './useForce'

const unitSize = 1.65

const placed = (unit: WallUnit): PlacedUnit[] => unit.place
  ? [{ id: unit.id, at: [unit.place.longitude, unit.place.latitude], kind: unit.kind, state: unit.state, sight: unit.place.isPost ? 'post' : unit.place.isStale ? 'stale' : 'live', label: unit.state === 'free' ? '' : unit.name }]
  : []

/** Draws units and the ways of those under way on the wall's map, from when it is there. Answers what is to be called with it. */
export function useForceOnMap(force: Force, scale: Ref<number>) {
  let map: MapView | undefined
  async function draw() {
    if (!map) return
    showUnderWay(map, force.ways.value.flatMap((way) => way.line ? [way.line] : []), null, scale.value)
    await showUnits(map, force.units.value.flatMap(placed), unitSize * scale.value)
  }
  watch([force.units, force.ways], () => void draw())
  return (ready: MapView) => { map = ready; void draw() }
}
