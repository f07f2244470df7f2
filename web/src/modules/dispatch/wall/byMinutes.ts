import type { Rings } from './useRings'

/** Zones of the same promise taken together: how many minutes, and which share of the people there, or of the roads where nobody is known to live, is reached within them. */
export function byMinutes(zones: Rings['zones']): { minutes: number, share: number }[] {
  const sums = new Map<number, { people: number, reached: number, metres: number, near: number }>()
  for (const { minutes, share } of zones) {
    const sum = sums.get(minutes) ?? { people: 0, reached: 0, metres: 0, near: 0 }
    sums.set(minutes, { people: sum.people + share.people, reached: sum.reached + share.peopleInTime, metres: sum.metres + share.metres, near: sum.near + share.metresInTime })
  }
  return [...sums].filter(([, s]) => s.metres > 0).sort(([a], [b]) => a - b)
    .map(([minutes, s]) => ({ minutes, share: s.people > 0 ? s.reached / s.people : s.near / s.metres }))
}

/** A share in whole percent that is a hundred or nothing only where it is. */
export const percent = (share: number) => share >= 1 ? 100 : share <= 0 ? 0 : Math.min(99, Math.max(1, Math.round(share * 100)))
