import { describe, expect, it } from 'vitest'
import { newsOf, type OpenFaults } from './faults'

const told = (kinds: Record<string, number>, worst: { kind: string, device: string | null } | null = null) =>
  ({ kinds: Object.entries(kinds).map(([kind, count]) => ({ kind, count })), worst }) as OpenFaults

describe('what is said of open faults', () => {
  it('is nothing where nothing is open or nothing is known yet', () => {
    expect(newsOf(null)).toBeNull()
    expect(newsOf(told({}))).toBeNull()
  })

  it('counts them and names the worst; a test that is due is counted apart', () => {
    const news = newsOf(told({ silent: 2, battery: 1, 'test-due': 17 }, { kind: 'silent', device: '港湾学校' }))
    expect(news).toMatchObject({ faults: 3, testsDue: 17, worst: { kind: 'silent', device: '港湾学校' } })
  })

  it('is a reminder alone where only tests are due', () => {
    expect(newsOf(told({ 'test-due': 4 }))).toEqual({ faults: 0, testsDue: 4, worst: null, wall: [] })
  })

  it('leaves batteries and tests off the wall', () => {
    expect(newsOf(told({ audit: 1, silent: 2, battery: 3, 'test-due': 4 }))?.wall).toEqual([{ kind: 'audit', count: 1 }, { kind: 'silent', count: 2 }])
  })
})
