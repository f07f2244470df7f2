import { computed } from 'vue'
import type { Schemas } from '@/api'
import { useAnswer } from '@/offline'

/** What a phone calls that never heard of the district's own number. */
const usual = '110'

/** Whom to call where an alarm cannot be sent: the district's number, as this phone last heard it, also without reception. */
export function useEmergencyNumber() {
  const answer = useAnswer<Schemas['SetRulesPhoneResponse']>('/api/alarm-rules/phone')
  return computed(() => answer.value.value?.emergencyNumber ?? usual)
}
