/** Days that one search may span, as the server allows. */
const mostDays = 31

/** What is asked; null while something is missing or does not fit. `from` and `until`: local times as a field gives them. */
export function searchOf(at: readonly [number, number] | null, from: string, until: string, metres: number): { longitude: number, latitude: number, from: string, until: string, metres: number } | null {
  const [begin, end] = [Date.parse(from), Date.parse(until)]
  if (!at || Number.isNaN(begin) || Number.isNaN(end) || end <= begin || end - begin > mostDays * 86_400_000) return null
  if (!Number.isFinite(metres) || metres < 0 || metres > 500) return null
  return { longitude: at[0], latitude: at[1], from: new Date(begin).toISOString(), until: new Date(end).toISOString(), metres }
}

/** The place that an address names, as `120.9,40.7`: longitude first. Null where it names none. */
export function placeOf(text: unknown): [number, number] | null {
  const [longitude, latitude, ...rest] = typeof text === 'string' ? text.split(',').map(Number) : []
  return longitude === undefined || latitude === undefined || rest.length || !(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 85) ? null : [longitude, latitude]
}
