import type { Schemas } from '@/api'

type Calendar = Schemas['CalendarDefinition']

/** What a day is: work as its weekday says, free by its weekday, a holiday, or work in place of one (调休). */
export type DayKind = 'work' | 'free' | 'holiday' | 'make-up'

export const isoOf = (year: number, month: number, day: number) => `${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`
export const weekdayOf = (iso: string) => new Date(`${iso}T12:00Z`).getUTCDay()

export function kindOf(calendar: Calendar, iso: string): DayKind {
  if (calendar.holidays[iso]) return 'holiday'
  if (calendar.makeUpWorkdays.some((d) => d.date === iso)) return 'make-up'
  return calendar.week[weekdayOf(iso)]?.length ? 'work' : 'free'
}

/** Days of a month, led by as many nulls as its first week lacks; weeks begin on Monday. */
export function monthOf(year: number, month: number): (string | null)[] {
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const lead = (weekdayOf(isoOf(year, month, 1)) + 6) % 7
  return [...Array.from({ length: lead }, () => null), ...Array.from({ length }, (_, i) => isoOf(year, month, i + 1))]
}

/** Makes a day a holiday, a workday in place of one, or what its weekday says. */
export function setDay(calendar: Calendar, iso: string, to: { kind: 'usual' } | { kind: 'holiday', name: string } | { kind: 'make-up', name: string, shiftsOf: number }) {
  calendar.holidays = Object.fromEntries(Object.entries(calendar.holidays).filter(([day]) => day !== iso))
  calendar.makeUpWorkdays = calendar.makeUpWorkdays.filter((d) => d.date !== iso)
  if (to.kind === 'holiday') calendar.holidays = Object.fromEntries([...Object.entries(calendar.holidays), [iso, to.name]].sort(([a], [b]) => a! < b! ? -1 : 1))
  if (to.kind === 'make-up') calendar.makeUpWorkdays = [...calendar.makeUpWorkdays, { date: iso, name: to.name, shiftsOf: to.shiftsOf }].sort((a, b) => a.date < b.date ? -1 : 1)
}

const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** `08:00–12:00, 14:00–18:00`. */
export const shiftsText = (shifts: readonly number[][] | undefined) => (shifts ?? []).map(([from, until]) => `${clock(from!)}–${clock(until!)}`).join(', ')

/** What {@link shiftsText} writes, or null where it cannot be read. */
export function readShifts(text: string): number[][] | null {
  const shifts: number[][] = []
  for (const part of text.split(/[,，、;；]/).map((p) => p.trim()).filter(Boolean)) {
    const found = /^(\d{1,2})[:：](\d\d)\s*[-–—~至到]\s*(\d{1,2})[:：](\d\d)$/.exec(part)
    if (!found) return null
    const [from, until] = [Number(found[1]) * 60 + Number(found[2]), Number(found[3]) * 60 + Number(found[4])]
    if (Number(found[2]) > 59 || Number(found[4]) > 59 || until > 1440 || from >= until) return null
    shifts.push([from, until])
  }
  shifts.sort((a, b) => a[0]! - b[0]!)
  return shifts.every((s, i) => i === 0 || shifts[i - 1]![1]! <= s[0]!) ? shifts : null
}
