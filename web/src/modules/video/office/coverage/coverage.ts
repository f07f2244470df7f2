import { api, body, prefix, type Schemas } from '@/api'
import type { Aim } from '@/map'
import { marks, type Mark } from '@/ui'

/** What the server knows of places in sight. Each throws a Problem. */
export type Place = Schemas['CoveragePlace']
export type Point = Schemas['CoveragePoint']
export type Summary = Schemas['CoverageSummary']
export type Trial = Schemas['TryCameraPlaceResponse']
export type Change = Trial['changes'][number]

export const kinds = ['school', 'kindergarten', 'hospital', 'market', 'crowded', 'transport', 'crossing', 'water', 'gas', 'power', 'bank', 'works', 'other'] as const
export const lists = ['premises', 'must-check', 'alarm-devices', 'crossings'] as const
export const states = ['unseen', 'partly', 'seen'] as const
export type State = (typeof states)[number]

type Query = never
/** Aims as the server takes them: 0–360°, 1–360°, 1–1,000 m. */
const asked = (aim: Aim) => ({ longitude: aim.at[0], latitude: aim.at[1], directionDegrees: aim.direction, fieldOfViewDegrees: aim.width, reachMetres: aim.reach })

export const coverage = {
  list: (query: object) => body(api.GET('/api/camera-coverage', { params: { query: query as Query } })),
  points: (query: object) => body(api.GET('/api/camera-coverage/points', { params: { query: query as Query } })),
  summary: () => body(api.GET('/api/camera-coverage/summary')),
  try: (aim: Aim, isIndoors: boolean, insteadOf: string | null) => body(api.POST('/api/camera-coverage/trial', { body: { ...asked(aim), isIndoors, insteadOf } })),
  fileUrl: (query: Record<string, string>, format: string) => `${prefix}/api/camera-coverage/export?${new URLSearchParams({ ...query, format })}`,
}

const markOf: Record<State, Mark> = { unseen: marks.over, partly: marks.soon, seen: marks.inTime }
/** The shape of a state; what the server might say beyond these is shown as unseen. */
export const markOfState = (state: string): Mark => markOf[state as State] ?? marks.over

/** Sums by state, over all kinds or of one. */
export const totals = (summary: Summary, kind?: string) => summary.kinds.filter((k) => !kind || k.kind === kind).reduce((all, k) => ({ unseen: all.unseen + k.unseen, partly: all.partly + k.partly, seen: all.seen + k.seen }), { unseen: 0, partly: 0, seen: 0 })

/** What a trial is worth saying: a place comes into sight, is seen better, or less. */
export const effectOf = (c: Change): 'newly' | 'more' | 'less' | 'lost' =>
  c.stateAfter === 'seen' && c.stateBefore !== 'seen' ? 'newly' : c.stateBefore === 'seen' && c.stateAfter !== 'seen' ? 'lost' : c.after > c.before ? 'more' : 'less'
