import { newId } from '@/api'
import type { Callee, Contact, Device, DeviceStory, Level, Plan } from '../../calls'

/** What is edited of a device. `contacts`: null while nobody looked at them, and they stay as they are. */
export interface Draft {
  code: string, class: string, name: string, address: string, spot: string, people: number | null, heartbeatSeconds: number
  at: [number, number] | null, contacts: Contact[] | null, plan: Plan | null, escalation: Level[], cameraIds: string[], version: number | null
}

/** Whom the house calls where a device says nothing else: operators, the shift leader, then all. */
export const usualEscalation: Level[] = [['alarm-operator'], ['alarm-operator', 'shift-leader'], ['alarm-operator', 'shift-leader', 'dispatcher', 'leader']].map((roles) => ({ roles, accountIds: [] }))
export const escalationRoles = ['alarm-operator', 'shift-leader', 'dispatcher', 'leader', 'school-safety-officer'] as const

export function draftOf(story: DeviceStory | null): Draft {
  const d: Device | undefined = story?.device
  return {
    code: d?.code ?? '', class: d?.class ?? 'school', name: d?.name ?? '', address: d?.address ?? '', spot: d?.spot ?? '', people: d?.people ?? null, heartbeatSeconds: d?.heartbeatSeconds ?? 60,
    at: d ? [d.longitude, d.latitude] : null, contacts: d ? null : [], plan: story?.plan ? structuredClone(story.plan) : null, cameraIds: [...d?.cameraIds ?? []], version: d?.version ?? null,
    // Where a device says less than three levels the house's own go on.
    escalation: structuredClone([...story?.escalation ?? [], ...usualEscalation.slice(story?.escalation.length ?? 0)]),
  }
}

/** As the server takes it. */
export const fieldsOf = (d: Draft) => ({
  code: d.code.trim(), class: d.class, name: d.name.trim(), address: d.address.trim() || null, spot: d.spot.trim(), longitude: d.at![0], latitude: d.at![1], people: d.people, heartbeatSeconds: d.heartbeatSeconds,
  cameraIds: d.cameraIds, contacts: d.contacts, plan: d.plan, escalation: d.escalation, version: d.version,
})

/** How many cameras a device has at most. */
export const mostCameras = 8

export const isFit = (d: Draft) => /^[A-Za-z0-9-]{1,32}$/.test(d.code.trim()) && !!d.name.trim() && !!d.spot.trim() && d.at !== null
  && (d.contacts ?? []).every((c) => c.name.trim() && /^[0-9+\-* ]{3,24}$/.test(c.phone)) && (d.plan === null || isPlanFit(d.plan)) && d.cameraIds.length <= mostCameras

/** Whether all that is drawn lies within the house. */
export function isPlanFit(plan: Plan): boolean {
  const inside = (x: number, y: number) => x >= 0 && y >= 0 && x <= plan.width && y <= plan.height
  return plan.width > 0 && plan.height > 0 && plan.width <= 500 && plan.height <= 500 && plan.rooms.length <= 80 && plan.doors.length <= 40
    && plan.rooms.every((r) => r.w > 0 && r.h > 0 && inside(r.x, r.y) && inside(r.x + r.w, r.y + r.h)) && plan.doors.every((d) => inside(d.x, d.y)) && (!plan.button || inside(plan.button.x, plan.button.y))
}

/** How many people one level names at most. */
export const mostNamed = 20

/** A level with one person more, or one less. */
export const turnPerson = (level: Level, id: string): Level =>
  ({ ...level, accountIds: level.accountIds.includes(id) ? level.accountIds.filter((one) => one !== id) : [...level.accountIds, id].slice(0, mostNamed) })

/** People to name at a level: those whose name or role has what is searched for, who are named already not among them. */
export const peopleFound = (all: readonly Callee[], level: Level, text: string, roleWord: (role: string) => string): Callee[] => {
  const part = text.trim().toLocaleLowerCase()
  return all.filter((one) => !level.accountIds.includes(one.accountId) && [one.name, ...one.roles.map(roleWord)].some((word) => word.toLocaleLowerCase().includes(part)))
}

export const newContact = (): Contact => ({ id: newId(), name: '', duty: '', phone: '' })
export const newPlan = (): Plan => ({ width: 60, height: 30, rooms: [], doors: [], button: null })
/** The next room stands right of the last, in the next row where there is no place. */
export function nextRoom(plan: Plan): Plan['rooms'][number] {
  const [w, h] = [Math.min(10, plan.width), Math.min(8, plan.height)]
  const last = plan.rooms.at(-1)
  if (!last) return { name: '', x: 0, y: 0, w, h }
  const isRoom = last.x + last.w + w <= plan.width
  return isRoom ? { name: '', x: last.x + last.w, y: last.y, w, h: Math.min(h, plan.height - last.y) } : { name: '', x: 0, y: Math.min(last.y + last.h, Math.max(0, plan.height - h)), w, h }
}
