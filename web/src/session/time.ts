import { onScopeDispose, ref } from 'vue'
import { whenAnswered } from '@/api'

const remembered = 'wangge.server-ahead'
let serverAhead = Number(localStorage.getItem(remembered)) || 0

/** Keeps the page's idea of now at the server's, which rules: phones' clocks are wrong by hours. Told from the `Date` header of answers. */
export function tellServerTime(date: string | null) {
  const told = date ? Date.parse(date) : NaN
  if (!Number.isNaN(told) && Math.abs(told - Date.now() - serverAhead) > 2000) {
    serverAhead = told - Date.now()
    // For the next start, which may be without reception.
    localStorage.setItem(remembered, String(serverAhead))
  }
}

whenAnswered((answer) => tellServerTime(answer.headers.get('Date')))

/** The server's now, in milliseconds. */
export const now = () => Date.now() + serverAhead

/**
 * The server's time of an instant that this phone told, such as that of a position: the phone's clock may be wrong, how long ago something was it knows. Never ahead of now.
 * What is told to be older than `oldest` milliseconds comes of another clock than this phone's, such as a satellite's, and is taken for now.
 */
export function serverTimeOf(told: number, oldest = Infinity): number {
  const age = Date.now() - told
  return now() - (age > 0 && age <= oldest ? age : 0)
}

/** Now, renewed each `every` milliseconds while the component lives. */
export function useNow(every = 1000) {
  const at = ref(now())
  const timer = setInterval(() => { at.value = now() }, every)
  onScopeDispose(() => clearInterval(timer))
  return at
}

/** A span as the screens show it: `0:05`, `12:40` (hours:minutes), or days from two days on. */
export function shortSpan(milliseconds: number): { days: number } | { text: string } {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000)
  if (minutes >= 2 * 24 * 60) return { days: Math.round(minutes / (24 * 60)) }
  return { text: `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}` }
}

/** `14:05` today, `6-16 14:05` on other days of this year, with the year else. In the district's time zone, which is the browser's in use. */
export function dayTime(at: string | number | Date, today = now()): string {
  const time = new Date(at)
  const base = new Date(today)
  const clock = `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`
  if (time.toDateString() === base.toDateString()) return clock
  const day = `${time.getMonth() + 1}-${time.getDate()}`
  return time.getFullYear() === base.getFullYear() ? `${day} ${clock}` : `${time.getFullYear()}-${day} ${clock}`
}

/** A day as one says it, with its year when that is another: `11月26日`, `Nov 26`. */
export function spokenDay(at: string, locale: string, today = now()): string {
  const day = new Date(/^\d{4}-\d\d-\d\d$/.test(at) ? `${at}T12:00` : at)
  const year = day.getFullYear() === new Date(today).getFullYear() ? undefined : 'numeric'
  return day.toLocaleDateString(locale, { year, month: locale === 'en' ? 'short' : 'long', day: 'numeric' })
}
