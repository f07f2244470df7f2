import type { LocationQuery } from 'vue-router'
import { urgencies, type Urgency } from '@/map'

export const layerNames = ['matters', 'heat', 'subdistrict', 'community', 'basic', 'buildings', 'cameras', 'alarms', 'units', 'closures'] as const
export type LayerName = (typeof layerNames)[number]

/** Of when matters are shown: what is open now, what was open at the end of a day, what was reported in the days that end with it. A day is `2026-06-16`. */
export type MapTime = { mode: 'now' } | { mode: 'open', day: string } | { mode: 'reported', day: string, days: number }

/** All that the address holds of the map. */
export interface MapAsk {
  layers: LayerName[]
  hidden: Urgency[]
  type: string
  state: string
  time: MapTime
  /** Zoom, latitude, longitude, pitch, bearing. */
  at: [number, number, number, number, number] | null
}

/** Standing here waits for somebody of the house; a result that its applicant has not confirmed does not. */
export const openStates = ['reported', 'verifying', 'to-file', 'to-dispatch', 'to-sign', 'handling', 'suspended', 'to-check', 'to-close', 'applied', 'accepted', 'sent', 'edited', 'materials', 'guide', 'handed-on', 'returned']
export const endStates = ['closed', 'refused', 'void', 'merged', 'closed-by-order', 'confirmed', 'published']

const usualLayers: LayerName[] = ['matters', 'subdistrict', 'alarms']
const dayMs = 86_400_000
const one = (query: LocationQuery, name: string) => { const value = query[name]; return typeof value === 'string' ? value : '' }
const some = <T extends string>(text: string, known: readonly T[]) => text.split(',').filter((part): part is T => (known as readonly string[]).includes(part))

export function readAsk(query: LocationQuery): MapAsk {
  const at = one(query, 'at').split('/').map(Number)
  const [mode, day, days] = one(query, 'time').split('.')
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day ?? '')
  return {
    layers: 'layers' in query ? some(one(query, 'layers'), layerNames) : usualLayers,
    hidden: some(one(query, 'hide'), urgencies),
    type: one(query, 'type'),
    state: one(query, 'state'),
    time: mode === 'open' && isDay ? { mode, day: day! } : mode === 'reported' && isDay ? { mode, day: day!, days: Number(days) || 7 } : { mode: 'now' },
    at: at.length >= 3 && at.every(Number.isFinite) ? [at[0]!, at[1]!, at[2]!, at[3] ?? 0, at[4] ?? 0] : null,
  }
}

/** What {@link readAsk} reads; what is usual is left out. */
export function writeAsk(ask: MapAsk): Record<string, string> {
  const layers = layerNames.filter((name) => ask.layers.includes(name)).join(',')
  const [pitch, bearing] = ask.at ? [ask.at[3], ask.at[4]] : [0, 0]
  return Object.fromEntries(Object.entries({
    ...(layers === usualLayers.join(',') ? {} : { layers: layers || 'none' }),
    hide: ask.hidden.join(','),
    type: ask.type,
    state: ask.state,
    time: ask.time.mode === 'now' ? '' : ask.time.mode === 'open' ? `open.${ask.time.day}` : `reported.${ask.time.day}.${ask.time.days}`,
    at: ask.at ? [ask.at[0].toFixed(2), ask.at[1].toFixed(5), ask.at[2].toFixed(5), ...(pitch || bearing ? [pitch.toFixed(0), bearing.toFixed(0)] : [])].join('/') : '',
  }).filter(([, value]) => value))
}

const startOf = (day: string) => new Date(`${day}T00:00`).getTime()

/** Filters as the list and the tiles of matters take them. */
export function toFilter(ask: Pick<MapAsk, 'type' | 'state' | 'time'>): Record<string, string> {
  const filter: Record<string, string> = ask.type ? ask.type.startsWith('class:') ? { class: ask.type.slice('class:'.length) } : { type: ask.type } : {}
  const { time } = ask
  if (time.mode === 'now') return { ...filter, open: 'true', state: ask.state || openStates.join(',') }
  const end = startOf(time.day) + dayMs
  if (time.mode === 'open') return { ...filter, open_at: new Date(end).toISOString(), state: [...openStates, ...endStates].join(',') }
  return { ...filter, from: new Date(end - time.days * dayMs).toISOString(), until: new Date(end).toISOString(), ...(ask.state ? { state: ask.state } : {}) }
}

/** The day so many days before another. */
export function dayBefore(day: string, days: number): string {
  return dayOf(new Date(startOf(day) + dayMs / 2 - days * dayMs))
}

export const dayOf = (at: Date) => `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`

export const daysBetween = (from: string, until: string) => Math.round((startOf(until) - startOf(from)) / dayMs)
