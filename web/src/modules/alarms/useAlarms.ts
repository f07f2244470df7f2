import { computed, onScopeDispose, readonly, ref, shallowRef, watch } from 'vue'
import { useLive } from '@/live'
import { focusOf, inOrder, type Alarm } from './alarm'
import { emptyBook, take, takeWhole } from './book'
import { alarms as ask } from './calls'

const againMs = 2_000

const book = shallowRef(emptyBook)
const looked = ref<string | null>(null)
const known = ref(false)
const broken = ref(false)
const changes = ref(0)
const faultChanges = ref(0)
const consoles = ref<{ connected: number, armed: number } | null>(null)

const open = computed(() => inOrder(book.value.open.values()))
const focus = computed(() => focusOf(open.value, looked.value))

/** Takes what an act answered: who acts sees it before it is told. */
export const takeAlarm = (alarm: Alarm) => { book.value = take(book.value, [alarm]) }
/** Takes what was told of the consoles. */
export const takeConsoles = (told: { connected: number, armed: number }) => { consoles.value = { connected: told.connected, armed: told.armed } }

/** Follows the open alarms while the component lives: one in a page, in its frame. */
export function followAlarms() {
  let again: ReturnType<typeof setTimeout> | undefined
  let ended = false
  // What fills the screen stays, though another would come first by now.
  watch(focus, (alarm) => { looked.value = alarm?.id ?? null })

  async function snapshot() {
    clearTimeout(again)
    try {
      const asked = new Set(book.value.open.keys())
      const told = await ask.open()
      book.value = takeWhole(book.value, told.alarms, asked)
      takeConsoles(told.consoles)
      known.value = true
      broken.value = false
      changes.value++
    }
    catch {
      // An alarm that is not shown is the worst there is: asked until it is answered.
      broken.value = true
      if (!ended) again = setTimeout(() => void snapshot(), againMs)
    }
  }

  const { state } = useLive('alarms', {
    snapshot,
    changed: (told) => {
      const views = told.flatMap((c) => c.kind.startsWith('alarm.') && c.view ? [c.view as Alarm] : [])
      book.value = take(book.value, views)
      if (told.some((c) => c.kind.startsWith('alarm.'))) changes.value++
      if (told.some((c) => c.kind.startsWith('fault.'))) faultChanges.value++
      const last = told.filter((c) => c.kind === 'consoles').at(-1)
      if (last) takeConsoles({ connected: Number(last.facts.connected), armed: Number(last.facts.armed) })
      if (told.some((c) => c.kind.startsWith('alarm.') && !c.view)) void snapshot()
    },
  })
  onScopeDispose(() => {
    ended = true
    clearTimeout(again)
    book.value = emptyBook
    looked.value = consoles.value = null
    known.value = false
  })
  return { state }
}

/** The open alarms of one's areas, as this page knows them. */
export function useAlarms() {
  return {
    open, focus, known: readonly(known), broken: readonly(broken), consoles: readonly(consoles),
    /** Grows whenever something was done with an alarm; so `faultChanges` with faults. */
    changes: readonly(changes), faultChanges: readonly(faultChanges),
    find: (id: string) => book.value.open.get(id) ?? null,
    look: (id: string) => { looked.value = id },
    /** Looks at the next one, or the one before. */
    step: (by: 1 | -1) => {
      const at = open.value.findIndex((a) => a.id === focus.value?.id)
      if (at >= 0) looked.value = open.value[(at + by + open.value.length) % open.value.length]!.id
    },
  }
}
