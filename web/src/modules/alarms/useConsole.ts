import { computed, onScopeDispose, readonly, ref, shallowRef, watch, type Ref } from 'vue'
import { useStream } from '@/live'
import { session } from '@/session'
import { leavesSound, soundOf, type Alarm, type Hearer } from './alarm'
import { alarms as ask } from './calls'
import { armAgain, canSound, sound } from './sound/siren'
import { takeConsoles, useAlarms } from './useAlarms'

const id = ref<string | null>(null)
/** Who sits before a console that can sound; null while nobody says so. */
const hearing = shallowRef<readonly Hearer[] | null>(null)
const me = computed<Hearer | null>(() => session.me)
const againMs = 3_000

/** By which name the server knows this page while it is connected; null: not yet. */
export const consoleId = readonly(id)

/** Whether this page is silent for an alarm that nobody answers, since others are asked first and can hear it. */
export const isLeftToOthers = (alarm: Alarm) => id.value !== null && leavesSound(alarm, me.value, hearing.value)

/** Makes the page a console of the command centre while the component lives: it sounds for whatever nobody answers and whoever sits here is asked for, or nobody else can hear, and the server knows whether it can. */
export function useConsole(label: Ref<string>) {
  const { open } = useAlarms()
  let again: ReturnType<typeof setTimeout> | undefined
  let said: string | null = null

  useStream<{ consoleId: string, connected: number, armed: number, hearing: { accountId: string, roles: Hearer['roles'] }[] }>('armed-consoles', (frame, isFirst) => {
    if (isFirst) said = null
    id.value = frame.consoleId
    hearing.value = frame.hearing.map((h) => ({ id: h.accountId, roles: h.roles }))
    takeConsoles(frame)
  }, () => { hearing.value = null })

  async function tell() {
    clearTimeout(again)
    const now = `${id.value} ${canSound.value} ${label.value}`
    // One that was never armed need not be told of.
    if (!id.value || now === said || (said === null && !canSound.value)) return
    try { await ask.arm(id.value, canSound.value, label.value); said = now }
    catch { again = setTimeout(() => void tell(), againMs) }
  }
  watch([id, canSound, label], () => void tell())

  const wanted = computed(() => soundOf(open.value, me.value, hearing.value))
  watch([wanted, canSound], ([pattern]) => sound(pattern), { immediate: true })
  void armAgain()
  onScopeDispose(() => { clearTimeout(again); sound(null); id.value = null })
}
