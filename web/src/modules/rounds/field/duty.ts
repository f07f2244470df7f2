import { newId } from '@/api'
import { phone } from '@/offline'
import { goOffDuty, goOnDuty, now } from '@/session'

const key = () => `wangge.duty.spell.${phone.value?.owner}`

/** Goes on or off duty: on this phone at once, and told to the server when it can be had. A time on duty keeps one id for its begin and its end. */
export async function tellDuty(isOn: boolean, title: string) {
  if (isOn) goOnDuty()
  else goOffDuty()
  const spellId = (isOn ? null : localStorage.getItem(key())) ?? newId()
  if (isOn) localStorage.setItem(key(), spellId)
  else localStorage.removeItem(key())
  await phone.value?.add({ kind: 'duty', title, steps: [{ method: 'PUT', path: '/api/duty', body: { spellId, isOn, happenedAt: new Date(now()).toISOString() } }] })
}
