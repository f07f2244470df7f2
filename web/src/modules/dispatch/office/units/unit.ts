import type { Schemas } from '@/api'
import type { IconName, Tone } from '@/ui'

export type Unit = Schemas['PatrolUnitView']

export const kinds = ['foot', 'motorcycle', 'car'] as const
export type UnitKind = (typeof kinds)[number]

/** In the order in which a desk looks for them. */
export const states = ['free', 'sent', 'at-scene', 'busy', 'off'] as const
export type UnitState = (typeof states)[number]

/** Colour and shape of a state; its word stands beside it. */
export const stateMarks: Record<UnitState, { icon: IconName, tone: Tone }> = {
  'free': { icon: 'unit', tone: 'accent' },
  'sent': { icon: 'hexagon', tone: 'accent' },
  'at-scene': { icon: 'pin', tone: 'accent' },
  'busy': { icon: 'hold', tone: 'hold' },
  'off': { icon: 'off', tone: 'second' },
}

/** Whether it could go now: it says so, and somebody is there. */
export const isReady = (unit: { state: string, unstaffed: string | null }) => unit.state === 'free' && !unit.unstaffed

export const kindIcon = (kind: string): IconName => (kinds as readonly string[]).includes(kind) ? kind as UnitKind : 'unit'
export const markOfState = (state: string) => stateMarks[state as UnitState] ?? stateMarks.off

/** What a list of units is cut by. */
export interface UnitCut { q: string, state: string, kind: string, skill: string }

/** Whether a unit is in the cut; words are looked for in its code, name and crew. */
export function isIn(unit: Unit, cut: UnitCut): boolean {
  const part = cut.q.trim().toLowerCase()
  return (!cut.state || unit.state === cut.state) && (!cut.kind || unit.kind === cut.kind) && (!cut.skill || unit.skills.includes(cut.skill))
    && (!part || [unit.code, unit.name, ...unit.crew.map((c) => c.name)].some((text) => text.toLowerCase().includes(part)))
}

/** As a desk reads them: who can be sent first, who is off duty last, by code. */
export const inOrder = (units: readonly Unit[]): Unit[] => [...units].sort((a, b) => rank(a) - rank(b) || a.code.localeCompare(b.code))

/** What nobody staffs stands before what is off. */
const rank = (unit: Unit) => unit.unstaffed ? states.indexOf('off') - 0.5 : states.indexOf(unit.state as UnitState)

/** All skills that some unit has, in order. */
export const skillsOf = (units: readonly Unit[]): string[] => [...new Set(units.flatMap((u) => u.skills))].sort()
