/** Days that figures speak of, `[from, until)`, as `2026-03-01`. */
export interface Days { from: string, until: string }

const dayMs = 86_400_000
export const dayText = (at: Date) => `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`
export const startOf = (day: string) => new Date(`${day}T00:00`)

/** The last so many days with today. */
export function lastDays(days: number, today: Date): Days {
  const from = new Date(startOf(dayText(today)).getTime() + dayMs / 2 - (days - 1) * dayMs)
  return { from: dayText(from), until: dayText(new Date(startOf(dayText(today)).getTime() + dayMs * 1.5)) }
}

/** How many days these are. */
export const daysOf = (days: Days) => Math.max(1, Math.round((startOf(days.until).getTime() - startOf(days.from).getTime()) / dayMs))

/** The days of a period in parts of equal length, at most so many, each at least a day long; the last may be shorter. */
export function partsOf(days: Days, most: number): Days[] {
  const all = daysOf(days)
  const each = Math.ceil(all / Math.min(most, all))
  const dayAt = (n: number) => dayText(new Date(startOf(days.from).getTime() + dayMs / 2 + n * dayMs))
  return Array.from({ length: Math.ceil(all / each) }, (_, i) => ({ from: dayAt(i * each), until: i * each + each >= all ? days.until : dayAt(i * each + each) }))
}
