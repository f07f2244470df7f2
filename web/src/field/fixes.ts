import type { Position } from '@/session'

/** A fix as the server takes it. */
export interface SentFix { at: string, longitude: number, latitude: number, accuracy: number }

const leastPause = 10_000
const longestPause = 60_000
const leastMetres = 25
const most = 2_000

/** Fixes of one request. */
export const inBatch = 12

/** Whether a position is worth sending after the one before: no sooner than 10 s, then once it is 25 m away, and each minute in any case, so that it is seen that the phone lives. */
export function isWorth(next: Position, last: Position | null): boolean {
  if (!last) return true
  const pause = next.at - last.at
  return pause >= leastPause && (pause >= longestPause || metresBetween(next, last) >= leastMetres)
}

/** Adds one to those that wait; where too many wait every second of the older half is given up, so that the way stays whole. */
export function add(waiting: readonly SentFix[], next: Position): SentFix[] {
  const all = [...waiting, { at: new Date(next.at).toISOString(), longitude: next.longitude, latitude: next.latitude, accuracy: Math.round(next.accuracy) }]
  return all.length <= most ? all : all.filter((_, i) => i >= most / 2 || i % 2 === 0)
}

/** On the plane that touches the sphere at the first: right for hundreds of metres. */
function metresBetween(a: Position, b: Position): number {
  const metresPerDegree = 111_195
  return Math.hypot((a.longitude - b.longitude) * Math.cos(a.latitude * Math.PI / 180), a.latitude - b.latitude) * metresPerDegree
}
