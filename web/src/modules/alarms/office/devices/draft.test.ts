import { describe, expect, it } from 'vitest'
import type { Callee, Device } from '../../calls'
import { draftOf, fieldsOf, isFit, isPlanFit, newPlan, nextRoom, peopleFound, turnPerson, usualEscalation } from './draft'

const whole = () => ({ ...draftOf(null), code: 'S-07', name: '港湾学校', spot: '门卫室', at: [120.9, 40.73] as [number, number] })

describe('the draft of a device', () => {
  it('is fit once it has a code, a name, a spot and a place', () => {
    expect(isFit(whole())).toBe(true)
    expect([{ code: '七号' }, { name: ' ' }, { spot: '' }, { at: null }].map((lack) => isFit({ ...whole(), ...lack }))).toEqual([false, false, false, false])
  })

  it('asks for a name and a number of each contact', () => {
    const contact = { id: 'a', name: '林', duty: '安全员', phone: '0411-555' }
    expect(isFit({ ...whole(), contacts: [contact] })).toBe(true)
    expect(isFit({ ...whole(), contacts: [{ ...contact, phone: 'none' }] })).toBe(false)
  })

  it('leaves contacts that nobody looked at as they are, and calls the house’s own list where none is said', () => {
    const device = { code: 'S-07', class: 'school', name: '港湾学校', address: null, spot: '门卫室', longitude: 120.9, latitude: 40.7, people: null, heartbeatSeconds: 60, cameraIds: [], version: 3 } as never
    const fields = fieldsOf(draftOf({ device, plan: null, escalation: [], faults: [] }))
    expect([fields.contacts, fields.version, fields.escalation]).toEqual([null, 3, usualEscalation])
  })
})

describe('cameras of a device', () => {
  it('are a copy, go out in their order, and are no more than a device may have', () => {
    const device = { code: 'S-07', class: 'school', name: '港湾学校', spot: '门卫室', cameraIds: ['yard', 'gate'], longitude: 120.9, latitude: 40.7, version: 3 } as never as Device
    const draft = draftOf({ device, plan: null, escalation: [], faults: [] })
    draft.cameraIds.push('hall')
    expect([fieldsOf(draft).cameraIds, device.cameraIds]).toEqual([['yard', 'gate', 'hall'], ['yard', 'gate']])
    expect([8, 9].map((n) => isFit({ ...whole(), cameraIds: Array.from({ length: n }, (_, i) => `${i}`) }))).toEqual([true, false])
  })
})

describe('the escalation list', () => {
  const level = { roles: ['alarm-operator'], accountIds: ['a'] }
  const people = [['a', '李一', ['alarm-operator']], ['b', '王二', ['leader']], ['c', '张三', ['shift-leader']]].map(([accountId, name, roles]) => ({ accountId, name, roles }) as Callee)
  const wordOf = (role: string) => ({ 'leader': '领导', 'shift-leader': '班长' })[role] ?? role

  it('finds people by name or role, but none who is named already', () => {
    expect([peopleFound(people, level, '', wordOf), peopleFound(people, level, '领', wordOf), peopleFound(people, level, '张', wordOf), peopleFound(people, level, '李', wordOf)].map((found) => found.map((p) => p.accountId).join(''))).toEqual(['bc', 'b', 'c', ''])
  })

  it('names one more or one less, twenty at most', () => {
    expect([turnPerson(level, 'b').accountIds, turnPerson(level, 'a').accountIds]).toEqual([['a', 'b'], []])
    expect(turnPerson({ roles: [], accountIds: Array.from({ length: 20 }, (_, i) => `${i}`) }, 'b').accountIds).toHaveLength(20)
  })

  it('shows the levels of the house after those that a device names', () => {
    expect(draftOf({ device: {} as Device, plan: null, escalation: [level], faults: [] }).escalation).toEqual([level, ...usualEscalation.slice(1)])
  })
})

describe('a plan', () => {
  it('holds what lies within the house', () => {
    const plan = { ...newPlan(), rooms: [{ name: '门卫室', x: 50, y: 20, w: 10, h: 10 }], doors: [{ name: '正门', x: 30, y: 30 }], button: { x: 55, y: 25 } }
    expect(isPlanFit(plan)).toBe(true)
    expect(isPlanFit({ ...plan, width: 55 })).toBe(false)
    expect(isPlanFit({ ...plan, button: { x: 61, y: 25 } })).toBe(false)
  })

  it('puts the next room beside the last, within the house', () => {
    const plan = newPlan()
    for (let i = 0; i < 9; i++) plan.rooms.push(nextRoom(plan))
    expect(isPlanFit(plan)).toBe(true)
    expect(plan.rooms.slice(0, 2).map((r) => r.x)).toEqual([0, 10])
  })
})
