import { ref, watch } from 'vue'
import { session } from './session'
import { now } from './time'

const key = () => `wangge.duty.${session.me?.id}`

/** Since when whoever is signed in is on duty, by their own word on this phone and the server's clock; null off duty. Only on duty does the phone look where it is. */
export const onDutySince = ref<number | null>(null)

watch(() => session.me?.id, (id) => { onDutySince.value = id ? Number(localStorage.getItem(key())) || null : null }, { immediate: true })

export function goOnDuty() {
  onDutySince.value = now()
  localStorage.setItem(key(), String(onDutySince.value))
}

export function goOffDuty() {
  onDutySince.value = null
  localStorage.removeItem(key())
}
