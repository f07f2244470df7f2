import { defineAsyncComponent } from 'vue'
import type { Map as MapView } from 'maplibre-gl'
import type { Mark } from '@/ui'

/** The map; loaded when first shown, so that no face waits for it. */
export const WMap = defineAsyncComponent(() => import('./WMap.vue'))

/** See {@link import('./marks').addMark}. Only to be called once a map is there. */
export function addMark(map: MapView, at: [number, number], mark: Mark | null, label: string): () => void {
  let remove = () => {}
  let gone = false
  void import('./marks').then((marks) => { if (!gone) remove = marks.addMark(map, at, mark, label) })
  return () => { gone = true; remove() }
}

/** See {@link import('./callout').addCallout}. Only to be called once a map is there. */
export function addCallout(map: MapView, at: [number, number], element: HTMLElement): () => void {
  let remove = () => {}
  let gone = false
  void import('./callout').then((callout) => { if (!gone) remove = callout.addCallout(map, at, element) })
  return () => { gone = true; remove() }
}

/** See {@link import('./editCircle').editCircle}. */
export async function editCircle(...given: Parameters<typeof import('./editCircle').editCircle>) {
  return (await import('./editCircle')).editCircle(...given)
}

/** See {@link import('./editAim').editAim}. */
export async function editAim(...given: Parameters<typeof import('./editAim').editAim>) {
  return (await import('./editAim')).editAim(...given)
}

export { dotLayer, type Dot } from './dotLayer'
export { placeLayer, type PlacePoint } from './placeLayer'
export { ringAround } from './chosen'
export { boxOfShapes, pointsOf, type Box } from './bounds'
export { boxAround, boxOf, circleAround } from './circle'
export { urgencies, type Urgency } from './donut'
export { drawRing, showRing } from './drawRing'
export type { Circle } from './editCircle'
export type { LngLatLike, Map as MapView, Marker } from 'maplibre-gl'
export { alarmAt, showAlarms, type PlacedAlarm } from './alarmLayer'
export { hideAreas, middleOf, showAreas } from './areaLayer'
export { onMatterPress, showMatters, singlesFrom, type MatterLook, type Pressed } from './matterLayers'
export { raiseBuildings } from './tilt'
export { editHands, editLayers, type EditHands, type EditPointer, type EditScene } from './editLayer'
export { markAt, showMarks, type PlacedMark } from './markLayer'
export { eyeAt, hideFields, showFields, showTrial, type PlacedField } from './fieldLayer'
export { placeAhead, sectorOf, type Aim } from './sector'
export { drawArea, showDrawnArea } from './drawArea'
export { ink } from './ink'
export { hideGaps, showGaps } from './gapLayer'
export { hideZones, showZones, zoneAt, type PlacedZone } from './zoneLayer'
export { closureAt, hideClosedRoads, showClosedRoads } from './closedLayer'
export { showLines } from './lineLayer'
export { showNumbered, type NumberedPlace } from './numberLayer'
export { hideOperations, operationAt, showOperations, type PlacedOperation } from './operationLayer'
export { hideUnits, showUnits, unitAt, type PlacedUnit } from './unitLayer'
export { showWays, type Way } from './wayLayer'
export { showHoles } from './holeLayer'
export { showUnderWay } from './underWay'
export { default as StillMap } from './StillMap.vue'
export { default as WakingMap } from './WakingMap.vue'
export { boundsOf, holding } from './still/view'
