import { describe, expect, it } from 'vitest'
import { clockSince, focusOf, inOrder, soundOf, timeOfDay, type Alarm } from './alarm'

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

it('the clock counts from the press and never from less than nothing', () => {
  const at = '2026-11-30T06:32:06Z'
  expect([24_000, 725_400, 3_725_000, -5_000].map((ms) => clockSince(at, Date.parse(at) + ms))).toEqual(['00:24', '12:05', '1:02:05', '00:00'])
})

it('lines of the journal tell tenths of seconds', () => { expect(timeOfDay('2026-11-30T06:32:06.187Z', true)).toMatch(/:06\.1$/) })
