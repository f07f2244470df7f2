/** Why a road is closed, as the house knows it. */
export const closeReasons = ['flood', 'works', 'fire', 'gas', 'event', 'other'] as const

/** Until when a road is closed. `hours`: from now, 0 until somebody opens it. `until`: a local date and time, which counts before the hours. `withCase`: it opens with its case. */
export interface Ends { hours: number, until: string, withCase: boolean }

/** Hours that are offered at one press; 0: until somebody opens it. */
export const spans = [0, 1, 4, 12, 24] as const
export const usualEnds: Ends = { hours: 0, until: '', withCase: false }

const hourMs = 3_600_000

/** As the API asks for it. A time that is chosen holds beside the case: whichever comes first opens it. */
export const endsOf = (ends: Ends, now: number) => ({
  until: ends.until ? new Date(ends.until).toISOString() : ends.hours ? new Date(now + ends.hours * hourMs).toISOString() : null,
  opensWithCase: ends.withCase,
})
