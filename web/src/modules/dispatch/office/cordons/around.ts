import type { LocationQuery } from 'vue-router'
import { readSubject, writeSubject, type Subject } from '../sending/subject'

/** The page of cordons, opened around what somebody is sent to. */
export const cordonAround = (subject: Subject, at: readonly [number, number]) => ({ path: '/dispatch/cordon', query: { at: `${at[0].toFixed(6)},${at[1].toFixed(6)}`, for: writeSubject(subject) } })

/** What {@link cordonAround} wrote; `closure` names a cordon that was accepted. Nothing of it where the address says nothing, or nonsense. */
export function readAround(query: LocationQuery): { at: [number, number] | null, subject: Subject | null, closure: string | null } {
  const one = (name: string) => { const value = query[name]; return typeof value === 'string' ? value : '' }
  const at = one('at').split(',').map(Number)
  return { at: at.length === 2 && at.every(Number.isFinite) ? [at[0]!, at[1]!] : null, subject: readSubject(one('for')), closure: one('closure') || null }
}
