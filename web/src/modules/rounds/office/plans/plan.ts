import { newId, type Plain, type Schemas } from '@/api'

export type PlanContent = Plain<Schemas['PlanContent']>
type Say = (key: string, given?: Record<string, unknown>) => string

/** `07:20` of a time as the server writes it. */
export const clock = (time: string) => time.slice(0, 5)

/** Days of the week as one says them. */
export const daysSaid = (days: readonly number[], t: Say) =>
  days.length === 7 ? t('rounds-office.every-day') : t('rounds-office.weekday-list', { days: [...days].sort().map((d) => t(`rounds-office.weekdays.${d}`)).join('、') })

/** Who does a round, as a form edits it: one of three. */
export interface WalkerDraft { areaPath: string, kind: 'role' | 'unit' | 'accounts', role: string, roleAreaPath: string, unitId: string, accountIds: string[] }

/** Roles that walk rounds. */
export const walkingRoles = ['grid-worker', 'grid-leader', 'patrol', 'school-safety-officer'] as const

/** A plan as the form edits it. */
export interface Draft extends WalkerDraft { id: string, name: string, pointIds: string[], isOrdered: boolean, days: number[], times: { from: string, until: string }[], lateMinutes: number }

type Walkers = Plain<Schemas['Walkers']>

export const walkerDraftOf = (walkers: Walkers | undefined, role: string): Omit<WalkerDraft, 'areaPath'> => ({
  kind: walkers?.unitId ? 'unit' : walkers?.accountIds?.length ? 'accounts' : 'role', role: walkers?.role ?? role, roleAreaPath: walkers?.areaPath ?? '', unitId: walkers?.unitId ?? '', accountIds: [...walkers?.accountIds ?? []],
})

export function walkersOf(draft: WalkerDraft): Schemas['Walkers'] {
  const walkers = draft.kind === 'unit' ? { unitId: draft.unitId } : draft.kind === 'accounts' ? { accountIds: draft.accountIds } : { role: draft.role, areaPath: draft.roleAreaPath || draft.areaPath }
  return { role: null, areaPath: null, unitId: null, accountIds: null, ...walkers }
}

export const isWalkerWhole = (draft: WalkerDraft) => draft.kind === 'role' || (draft.kind === 'unit' ? !!draft.unitId : draft.accountIds.length > 0)

export function draftOf(planId: string | null, content: PlanContent | null): Draft {
  return {
    id: planId ?? newId(), name: content?.name ?? '', areaPath: content?.areaPath ?? '', pointIds: [...content?.pointIds ?? []], isOrdered: content?.isOrdered ?? false, days: [...content?.days ?? [1, 2, 3, 4, 5]],
    times: content?.times.map((w) => ({ from: clock(w.from), until: clock(w.until) })) ?? [{ from: '08:00', until: '09:00' }], lateMinutes: content?.lateMinutes ?? 30,
    ...walkerDraftOf(content?.walkers, 'patrol'),
  }
}

export function contentOf(draft: Draft): Schemas['PlanContent'] {
  return {
    name: draft.name.trim(), areaPath: draft.areaPath, pointIds: draft.pointIds, isOrdered: draft.isOrdered, days: [...draft.days].sort(), times: draft.times.map((w) => ({ from: `${w.from}:00`, until: `${w.until}:00` })), lateMinutes: draft.lateMinutes,
    walkers: walkersOf(draft),
  }
}

/** Whether the form has all that a plan needs. */
export const isWhole = (draft: Draft) => !!draft.name.trim() && !!draft.areaPath && draft.pointIds.length > 0 && draft.days.length > 0 && draft.times.every((w) => w.from && w.until && w.from !== w.until)
  && isWalkerWhole(draft)
