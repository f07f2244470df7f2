import { describe, expect, it } from 'vitest'
import type { Mine } from './mine'
import { withSaid, type Said } from './said'

const sentAt = '2026-11-29T08:00:00Z'
const told = (state: string | null, unitState = 'sent', version = 3) => ({
  unit: { id: 'u', state: unitState, version, operationId: state ? 'o' : null },
  task: state ? { operationId: 'o', sentAt, state } : null,
}) as unknown as Mine
const part = (act: 'accept' | 'decline' | 'arrive' | 'leave', at = sentAt): Said => ({ part: act, operationId: 'o', sentAt: at })
const shown = (mine: Mine) => [mine.unit?.state, mine.task?.state ?? null]

describe('withSaid', () => {
  it.each([
    ['nothing said', [], ['sent', 'sent']],
    ['it comes', [part('accept')], ['sent', 'accepted']],
    ['it is there', [part('accept'), part('arrive')], ['at-scene', 'arrived']],
    ['it cannot come', [part('decline')], ['busy', null]],
    ['its part is done', [part('accept'), part('arrive'), part('leave')], ['free', null]],
    ['what was said of an earlier sending counts no more', [part('decline', '2026-11-28T08:00:00Z')], ['sent', 'sent']],
  ] as const)('%s', (_, said, expected) => { expect(shown(withSaid(told('sent'), said))).toEqual(expected) })

  it('never goes back behind what the server knows', () => {
    expect(shown(withSaid(told('arrived', 'at-scene'), [part('accept')]))).toEqual(['at-scene', 'arrived'])
  })

  it('holds what a unit says of itself until the server knows of something newer', () => {
    expect(shown(withSaid(told(null, 'off', 3), [{ state: 'free', version: 3 }]))).toEqual(['free', null])
    expect(shown(withSaid(told(null, 'busy', 5), [{ state: 'free', version: 3 }]))).toEqual(['busy', null])
    expect(shown(withSaid(told('sent', 'sent', 3), [{ state: 'off', version: 3 }]))).toEqual(['sent', 'sent'])
  })

  it('leaves who belongs to no unit alone', () => { expect(withSaid({ unit: null, task: null }, [part('accept')])).toEqual({ unit: null, task: null }) })
})
