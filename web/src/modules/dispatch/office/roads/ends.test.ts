import { expect, it } from 'vitest'
import { endsOf, usualEnds } from './ends'

const now = Date.UTC(2026, 2, 1, 4)

it('a road is closed until somebody opens it, for hours, until a time, or until its case ends', () => {
  expect(endsOf(usualEnds, now)).toEqual({ until: null, opensWithCase: false })
  expect(endsOf({ ...usualEnds, hours: 4 }, now).until).toBe('2026-03-01T08:00:00.000Z')
  expect(endsOf({ hours: 4, until: '2026-03-02T00:00', withCase: true }, now)).toEqual({ until: new Date('2026-03-02T00:00').toISOString(), opensWithCase: true })
})
