import type { Operation, Way } from './useForce'

/** One unit's part in an open operation. `minutes`: left by road while it is under way, null where that is not known; since it is there. */
export interface Line { operation: Operation, unit: string, state: 'sent' | 'accepted' | 'arrived', minutes: number | null, isLate: boolean }

/** What the wall says of open operations: who is under way first, the soonest there on top; then who is there. */
export function linesOf(operations: readonly Operation[], ways: readonly Way[], now: number): Line[] {
  const left = new Map(ways.map((w) => [w.unitId, w.secondsLeft]))
  const lines = operations.flatMap((operation) => operation.parts.filter((p) => !p.endedAt).map((part): Line => {
    const seconds = left.get(part.unitId) ?? null
    const minutes = part.arrivedAt ? Math.floor((now - Date.parse(part.arrivedAt)) / 60_000) : seconds === null ? null : Math.round(seconds / 60)
    return { operation, unit: part.unitName, state: part.state as Line['state'], minutes, isLate: part.isInTime === false }
  }))
  const rank = (line: Line) => line.state === 'arrived' ? 1e6 : line.minutes ?? 1e5
  return lines.sort((a, b) => rank(a) - rank(b))
}

/** Names a line among the others. */
export const lineOf = (line: Line) => `${line.operation.id} ${line.unit}`
