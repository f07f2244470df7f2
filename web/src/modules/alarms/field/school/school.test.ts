import { describe, expect, it } from 'vitest'
import { inNeed, standingOf, type Button } from './school'

const now = Date.parse('2026-12-01T08:00:00Z')
const button = (id: string, more: Partial<Button> = {}) => ({ id, faults: [], expects: null, testDueAt: '2026-12-05T00:00:00Z', ...more }) as unknown as Button

describe('a button', () => {
  it.each([
    ['ok', {}], ['due', { testDueAt: '2026-12-01T07:59:59Z' }], ['due', { faults: ['test-due'] }], ['practice', { expects: 'drill' }],
    ['faulty', { faults: ['silent'] }], ['faulty', { faults: ['battery', 'test-due'], expects: 'test' }],
  ] as [string, Partial<Button>][])('stands as %s', (standing, more) => { expect(standingOf(button('a', more), now)).toBe(standing) })

  it('comes first where it needs somebody, then by when it is to be tested', () => {
    const some = [button('later', { testDueAt: '2026-12-07T00:00:00Z' }), button('soon'), button('drilled', { expects: 'drill' }), button('due', { testDueAt: '2026-11-30T00:00:00Z' }), button('silent', { faults: ['silent'] })]
    expect(inNeed(some, now).map((one) => one.id)).toEqual(['silent', 'due', 'drilled', 'soon', 'later'])
  })
})
