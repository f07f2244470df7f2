import { computed, shallowRef, watch } from 'vue'
import { phone } from '@/offline'
import type { Mine, Task } from './mine'

/** What a crew says of the work that it is sent to, and of its unit. */
export type PartAct = 'accept' | 'decline' | 'arrive' | 'leave'
export type OwnState = 'free' | 'busy' | 'off'

/** Something said on this phone. Of a part: the sending that it answers, by operation and time. Of the unit: its version then. */
export type Said = { part: PartAct, operationId: string, sentAt: string } | { state: OwnState, version: number }

const order = ['sent', 'accepted', 'arrived']
const after = { accept: 'accepted', arrive: 'arrived' } as const

/** What the server told, as far as this phone has said since: a part never goes back, and what a unit says of itself stands until the server knows of something newer. */
export function withSaid({ unit, task }: Mine, said: readonly Said[]): Mine {
  if (!unit) return { unit, task }
  if (task) {
    const acts = said.flatMap((s) => 'part' in s && s.operationId === task.operationId && s.sentAt === task.sentAt ? [s.part] : [])
    const last = acts.at(-1)
    if (last === 'decline' || last === 'leave') return { unit: { ...unit, state: last === 'leave' ? 'free' : 'busy', operationId: null }, task: null }
    const state = [task.state, ...acts.map((a) => after[a as keyof typeof after])].sort((a, b) => order.indexOf(b) - order.indexOf(a))[0]!
    return { unit: { ...unit, state: state === 'arrived' ? 'at-scene' : 'sent' }, task: { ...task, state } satisfies Task }
  }
  const own = said.findLast((s) => 'state' in s)
  return { unit: own && own.version === unit.version ? { ...unit, state: own.state } : unit, task }
}

const kept = 40
const heard = shallowRef<readonly { id: string, said: Said }[]>([])

/** What was said here and not refused, the oldest first: what waits to be sent, and what was sent while this page is open. */
export const saidHere = computed(() => heard.value.map((h) => h.said))

watch(() => phone.value?.shown.items, (items) => {
  if (!items) { heard.value = []; return }
  const refused = new Set(items.filter((i) => i.state === 'refused').map((i) => i.id))
  const known = new Set(heard.value.map((h) => h.id))
  const fresh = items.flatMap((i) => {
    const said = (i.form as { said?: Said } | undefined)?.said
    return said && !known.has(i.id) ? [{ id: i.id, said }] : []
  })
  heard.value = [...heard.value, ...fresh].filter((h) => !refused.has(h.id)).slice(-kept)
}, { immediate: true })
