import { describe, expect, it } from 'vitest'
import { inOrder, isIn, isReady, skillsOf, type Unit } from './unit'

const unit = (code: string, more: Partial<Unit> = {}) => ({ id: code, code, name: `巡${code}`, kind: 'car', state: 'free', skills: [], crew: [], ...more }) as unknown as Unit
const all = { q: '', state: '', kind: '', skill: '' }

describe('units in a list', () => {
  it('stand by what they can do now, then by code', () => {
    const units = [unit('P3', { state: 'off' }), unit('P2'), unit('P0', { unstaffed: 'nobody-on-duty' }), unit('P4', { state: 'sent' }), unit('P1')]
    expect(inOrder(units).map((u) => u.code)).toEqual(['P1', 'P2', 'P4', 'P0', 'P3'])
  })

  it('could go where they say so and somebody is there', () => {
    expect([unit('a', { unstaffed: null }), unit('b', { unstaffed: 'out-of-shift' }), unit('c', { state: 'busy', unstaffed: null })].map(isReady)).toEqual([true, false, false])
  })

  it('are found by code, name and crew, and cut by state, kind and skill', () => {
    const one = unit('P07', { skills: ['first-aid'], crew: [{ accountId: 'a', name: '王二' }] })
    expect(['p07', '巡P', '王'].map((q) => isIn(one, { ...all, q }))).toEqual([true, true, true])
    expect([isIn(one, { ...all, state: 'busy' }), isIn(one, { ...all, kind: 'foot' }), isIn(one, { ...all, skill: 'armed' })]).toEqual([false, false, false])
    expect(isIn(one, { ...all, state: 'free', kind: 'car', skill: 'first-aid' })).toBe(true)
  })

  it('name each skill once', () => { expect(skillsOf([unit('a', { skills: ['x', 'b'] }), unit('b', { skills: ['b'] })])).toEqual(['b', 'x']) })
})
