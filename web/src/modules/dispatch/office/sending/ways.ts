import { boxOfShapes, type MapView, type Way } from '@/map'
import { clock } from '../clock'
import type { Candidate, Ranking } from './useSending'

/** The way of a unit that comes `place`-th, as the map draws it. */
export const wayOf = (unit: Candidate, place: number): Way =>
  ({ place, line: unit.way ?? [], from: [unit.place.longitude, unit.place.latitude], label: `${unit.name} · ${clock(unit.seconds!)}` })

/** The first three of a ranking that have a way, as the map draws them. */
export const waysOf = (ranking: Ranking | null): Way[] =>
  (ranking?.units ?? []).slice(0, 3).flatMap((unit, i) => unit.state === 'free' && unit.seconds !== null ? [wayOf(unit, i + 1)] : [])

/** The units that the map shows by number. */
export const rankedIds = (ranking: Ranking | null) => new Set((ranking?.units ?? []).slice(0, 3).filter((u) => u.state === 'free' && u.seconds !== null).map((u) => u.unitId))

/** Moves the map so that the place and the first three ways are seen whole. `scale`: 1 at the desk, larger for a wall. */
export function fitWays(map: MapView, ranking: Ranking, scale = 1) {
  const box = boxOfShapes([{ type: 'MultiPoint', coordinates: [[ranking.longitude, ranking.latitude], ...waysOf(ranking).flatMap((w) => [w.from, ...w.line.map((p) => [...p])])] }])!
  map.fitBounds(box, { padding: { top: 90 * scale, bottom: 60 * scale, left: 80 * scale, right: 80 * scale }, maxZoom: 16.5, animate: false })
}
