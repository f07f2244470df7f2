import type { Change } from '@/live'

/** How many rounds these changes say were missed, each counted once, and not where a later proof made it complete. */
export const missedOf = (changes: readonly Pick<Change, 'kind' | 'subjectId'>[]) =>
  [...new Map(changes.map((c) => [c.subjectId, c.kind])).values()].filter((kind) => kind === 'round.missed').length
