import { describe, expect, it } from 'vitest'
import { asksFor, callsOut, clockSince, focusOf, inOrder, leavesSound, linkedTo, soundOf, timeOfDay, type Alarm, type Hearer } from './alarm'

const alarm = (id: string, more: Partial<Alarm> = {}) => ({ id, kind: 'press', state: 'shown', pressedAt: `2026-11-30T06:32:0${id}Z`, ...more }) as Alarm
const ids = (alarms: Alarm[]) => alarms.map((a) => a.id).join('')

describe('open alarms', () => {
  it('stand in the order in which they are answered', () => {
    expect(ids(inOrder([alarm('1', { kind: 'drill' }), alarm('2', { state: 'sent' }), alarm('4'), alarm('3')]))).toBe('3421')
  })

  it.each([
    ['none', [], null, null],
    ['the first', [alarm('1'), alarm('2')], null, '1'],
    ['the one that is looked at, though another came', [alarm('1'), alarm('2', { state: 'sent' })], '2', '2'],
    ['the next where it has ended', [alarm('2')], '1', '2'],
    ['a real press instead of a drill', [alarm('2'), alarm('1', { kind: 'drill', state: 'acknowledged' })], '1', '2'],
    ['the drill while the press is answered already', [alarm('2', { state: 'sent' }), alarm('1', { kind: 'drill' })], '1', '1'],
  ] as const)('the screen shows %s', (_, alarms, looked, shown) => { expect(focusOf(alarms, looked)?.id ?? null).toBe(shown) })

  it.each([
    ['nothing while all are answered', [alarm('1', { state: 'acknowledged' })], null],
    ['the siren for a press', [alarm('1', { kind: 'drill' }), alarm('2')], 'press'],
    ['the softer tone for practice', [alarm('1', { kind: 'test' }), alarm('2', { state: 'arrived' })], 'practice'],
  ] as const)('sound: %s', (_, alarms, sound) => { expect(soundOf(alarms)).toBe(sound) })
})

it('two near by name each other, whichever was first', () => {
  const [first, second, far] = [alarm('1', { linkedIds: [] }), alarm('2', { linkedIds: ['1'] }), alarm('3', { linkedIds: [] })]
  expect([first, second, far].map((one) => ids(linkedTo(one, [first, second, far])))).toEqual(['2', '1', ''])
})

describe('who is meant sounds', () => {
  const who = (id: string, role: string, areaPath: string | null = '/211403/') => ({ id, roles: [{ role, areaPath }] }) as Hearer
  const [operator, leader] = [who('o', 'alarm-operator'), who('l', 'shift-leader')]
  const at = (more: Partial<Alarm['asked']> = {}) => alarm('1', { areaPath: '/211403/211403001/', asked: { roles: ['alarm-operator'], accountIds: [], ...more } })

  it.each([
    ['by role', at(), operator, true],
    ['by name', at({ roles: [], accountIds: ['l'] }), leader, true],
    ['nobody else', at(), leader, false],
    ['not one whose role is held elsewhere', at(), who('x', 'alarm-operator', '/211403/211403002/'), false],
    ['one whose role is at a unit', at(), who('u', 'alarm-operator', null), true],
  ] as const)('it asks for %s', (_, one, person, asks) => { expect(asksFor(one, person)).toBe(asks) })

  it.each([
    ['the one who is asked', at(), operator, [operator, leader], 'press'],
    ['no other, while one who is asked can hear it', at(), leader, [operator, leader], null],
    ['all, while nobody who is asked can hear it', at(), leader, [leader, who('x', 'alarm-operator', '/211403/211403002/')], 'press'],
    ['all, where the list names nobody', at({ roles: [] }), leader, [operator, leader], 'press'],
    ['all, where nobody says who can hear it', at(), leader, null, 'press'],
    ['the next level once it is asked too', at({ roles: ['alarm-operator', 'shift-leader'] }), leader, [operator, leader], 'press'],
  ] as const)('it sounds at the console of %s', (_, one, me, hearing, sound) => { expect(soundOf([one], me, hearing as readonly Hearer[] | null)).toBe(sound) })

  it('a phone rings for whom it asks, whatever the level is called, not for others, not for tests, and not again', () => {
    const [first, asked] = [at(), at({ accountIds: ['l'] })]
    expect([callsOut([first], leader, new Set()), callsOut([asked], leader, new Set())?.id, callsOut([asked], leader, new Set(['1'])), callsOut([asked], null, new Set())]).toEqual([null, '1', null, null])
    expect([{ ...asked, kind: 'test' as const }, { ...asked, kind: 'drill' as const }, { ...asked, state: 'acknowledged' as const }].map((a) => callsOut([a], leader, new Set())?.kind ?? null)).toEqual([null, 'drill', null])
  })

  it('an alarm that is left to others takes nothing from one that is not', () => {
    const drill = alarm('2', { kind: 'drill', areaPath: '/211403/', asked: { roles: ['shift-leader'], accountIds: [] } })
    expect([soundOf([at(), drill], leader, [operator, leader]), leavesSound(at(), leader, [operator, leader])]).toEqual(['practice', true])
  })
})

it('the clock counts from the press and never from less than nothing', () => {
  const at = '2026-11-30T06:32:06Z'
  expect([24_000, 725_400, 3_725_000, -5_000].map((ms) => clockSince(at, Date.parse(at) + ms))).toEqual(['00:24', '12:05', '1:02:05', '00:00'])
})

it('lines of the journal tell tenths of seconds', () => { expect(timeOfDay('2026-11-30T06:32:06.187Z', true)).toMatch(/:06\.1$/) })
