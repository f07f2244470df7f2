import type { Unit } from '../units/unit'
import type { LiveDot } from './useDots'

/** Units where the stream says they are; one that it does not speak of stays where the list has it. */
export const withDots = (units: readonly Unit[], dots: ReadonlyMap<string, LiveDot>): Unit[] => units.map((unit) => {
  const dot = unit.state === 'off' ? undefined : dots.get(unit.id)
  return dot ? { ...unit, place: { longitude: dot.longitude, latitude: dot.latitude, at: dot.at, isStale: dot.stale, isPost: false } } : unit
})
