import { describe, expect, it } from 'vitest'
import { draftOf, fieldsOf, isFit, isPlanFit, newPlan, nextRoom, usualEscalation } from './draft'

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
