/** A day as inputs and the server write it. */
export const dayOf = (at: Date) => `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`

/** The day so many days after another. */
export function daysAfter(day: string, days: number): string {
  const at = new Date(`${day}T12:00`)
  at.setDate(at.getDate() + days)
  return dayOf(at)
}

/** `07:20` of an instant, in the district's time, which is the browser's in use. */
export const clockOf = (at: string) => new Date(at).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false })
