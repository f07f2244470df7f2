import type { Schemas } from '@/api'

/** What is wrong now, as the server counts it: the worst kind first. */
export type OpenFaults = Schemas['ShowOpenFaultsResponse']

/** Kinds that are said on the wall: what makes an alarm come to nothing, or leaves it unproven. */
const ofTheWall = ['audit', 'view-audit', 'silent', 'offline']

export interface FaultNews {
  /** Faults that are open; tests that are due are not among them. */
  faults: number
  testsDue: number
  /** Kind and device of the worst; the device is null where it is the house's own. */
  worst: { kind: string, device: string | null } | null
  /** Of these the wall speaks, the worst first. */
  wall: { kind: string, count: number }[]
}

/** What is said of the faults that are open; null where there is nothing to say. */
export function newsOf(told: OpenFaults | null): FaultNews | null {
  if (!told?.kinds.length) return null
  const others = told.kinds.filter((k) => k.kind !== 'test-due')
  return {
    faults: others.reduce((sum, k) => sum + k.count, 0),
    testsDue: told.kinds.find((k) => k.kind === 'test-due')?.count ?? 0,
    worst: told.worst ? { kind: told.worst.kind, device: told.worst.device ?? null } : null,
    wall: others.filter((k) => ofTheWall.includes(k.kind)).map(({ kind, count }) => ({ kind, count })),
  }
}
