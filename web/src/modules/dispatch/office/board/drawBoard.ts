import { hideClosedRoads, hideGaps, hideOperations, hideUnits, hideZones, showClosedRoads, showGaps, showOperations, showUnits, showZones, type MapView, type PlacedOperation, type PlacedUnit, type PlacedZone } from '@/map'
import type { Operation } from '../operations/operation'
import type { UnitWay } from '../operations/useWays'
import type { Unit } from '../units/unit'
import type { LayerName } from './boardQuery'

/** Units that have a place and somebody there, as the map draws them. */
export const placedUnits = (units: readonly Unit[]): PlacedUnit[] => units.filter((u) => u.place && !u.unstaffed).map((u) => ({
  id: u.id, at: [u.place!.longitude, u.place!.latitude], kind: u.kind, state: u.state, sight: u.place!.isPost ? 'post' : u.place!.isStale ? 'stale' : 'live', label: u.name,
}))

/** Operations with the way of each unit that is coming. */
export const placedOperations = (operations: readonly Operation[], ways: readonly UnitWay[], nameOf: (o: Operation) => string): PlacedOperation[] => operations.map((o) => ({
  id: o.id, at: [o.longitude, o.latitude], label: nameOf(o), isPractice: !!o.practice, ways: ways.filter((w) => w.operationId === o.id && (w.line?.length ?? 0) > 1).map((w) => w.line!),
}))

interface Drawn { operations: PlacedOperation[], stretches: GeoJSON.FeatureCollection, gaps: string | null, zones: readonly PlacedZone[], layers: readonly LayerName[] }

/** Draws units where they are now, and nothing else: it is called with each frame of dots. */
export const drawUnits = (map: MapView, units: readonly Unit[]) => showUnits(map, placedUnits(units))

/** Draws what lies under the units and changes seldom, and hides layers that are switched off. */
export function drawGround(map: MapView, board: Drawn) {
  showZones(map, board.zones, 'label-street')
  if (board.gaps) showGaps(map, board.gaps, 'label-street')
  showClosedRoads(map, board.stretches, 'label-street')
  showOperations(map, board.operations)
  hideZones(map, !board.layers.includes('zones'))
  hideGaps(map, !board.layers.includes('unreached'))
  hideClosedRoads(map, !board.layers.includes('closures'))
  hideOperations(map, !board.layers.includes('operations'))
}

/** Shows or hides the units; their layer must be there. */
export const switchUnits = (map: MapView, layers: readonly LayerName[]) => hideUnits(map, !layers.includes('units'))
