import { newId, type Plain, type Schemas } from '@/api'
import { isWalkerWhole, walkerDraftOf, walkersOf, clock, type WalkerDraft } from '../../plans/plan'

export type Content = Plain<Schemas['CameraPlanContent']>

/** Roles that look through cameras. */
export const watchingRoles = ['alarm-operator', 'shift-leader', 'dispatcher', 'leader'] as const

/** A plan of camera rounds as the form edits it; `byWorkdays` in place of days of the week. */
export interface CameraDraft extends WalkerDraft { id: string, name: string, cameraIds: string[], byWorkdays: boolean, days: number[], times: string[], withinMinutes: number, lateMinutes: number, secondsEach: number }

export function draftOf(planId: string | null, content: Content | null): CameraDraft {
  return {
    id: planId ?? newId(), name: content?.name ?? '', areaPath: content?.areaPath ?? '', cameraIds: [...content?.cameraIds ?? []], byWorkdays: content === null || content.days.length === 0,
    days: content?.days.length ? [...content.days] : [1, 2, 3, 4, 5], times: content?.times.map(clock) ?? ['08:00'], withinMinutes: content?.withinMinutes ?? 30, lateMinutes: content?.lateMinutes ?? 30,
    secondsEach: content?.secondsEach ?? 5, ...walkerDraftOf(content?.watchers, 'alarm-operator'),
  }
}

export const contentOf = (draft: CameraDraft): Schemas['CameraPlanContent'] => ({
  name: draft.name.trim(), areaPath: draft.areaPath, cameraIds: draft.cameraIds, days: draft.byWorkdays ? [] : [...draft.days].sort(), times: [...draft.times].sort().map((time) => `${time}:00`),
  withinMinutes: draft.withinMinutes, lateMinutes: draft.lateMinutes, secondsEach: draft.secondsEach, watchers: walkersOf(draft),
})

const isWithin = (value: unknown, least: number, most: number) => typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most

/** Whether the form has all that a plan needs. */
export const isWhole = (draft: CameraDraft) => !!draft.name.trim() && !!draft.areaPath && draft.cameraIds.length > 0 && (draft.byWorkdays || draft.days.length > 0) && draft.times.every(Boolean) && new Set(draft.times).size === draft.times.length
  && isWithin(draft.withinMinutes, 5, 720) && isWithin(draft.lateMinutes, 0, 720) && isWithin(draft.secondsEach, 0, 300) && isWalkerWhole(draft)
