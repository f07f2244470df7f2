import type { Fault } from '../../calls'

/** How many characters say why a fault is ended by hand. */
export const mostReason = 200

/** Why the house ends faults by itself. */
const codes = ['heard', 'charged', 'tested', 'written', 'answers', 'taken-off']

/** Why a fault ended: what somebody said, or what the house saw; empty while it is open. */
export const faultReason = (fault: Pick<Fault, 'reason' | 'words'>, t: (key: string) => string): string =>
  fault.words ?? (fault.reason === null ? '' : codes.includes(fault.reason) ? t(`alarms-office.fault.reasons.${fault.reason}`) : fault.reason)
