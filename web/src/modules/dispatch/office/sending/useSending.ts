import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, body, newId, type Schemas } from '@/api'
import { useLive, useReread } from '@/live'
import { notify, useRead, useRefusal } from '@/ui'
import { deskActs } from '../operations/operation'
import { asked, named, type Subject } from './subject'

export type Ranking = Schemas['RankUnitsResponse']
export type Candidate = Schemas['RankUnitsCandidate']

/** Units move: the list is asked for anew this often though nothing was told. */
const renewMs = 10_000

/** Who can be there first, kept new as units and roads change, and the sending of one of them. */
export function useSending(subject: Ref<Subject>, skill: Ref<string>, sent: (operationId: string) => void) {
  const { t } = useI18n()
  const { say } = useRefusal()
  const { value: ranking, error, load } = useRead<Ranking>(() => body(api.GET('/api/dispatch/ranking', { params: { query: { ...asked(subject.value), skill: skill.value || undefined } } })))
  /** The unit that is being sent. */
  const sending = ref<string | null>(null)
  /** The operation that the first act would open: another try is the same wish. */
  let opens = newId()

  const reread = useReread(load)
  useLive('dispatch', { snapshot: (why) => { if (why !== 'first') reread() }, changed: reread })
  const timer = setInterval(reread, renewMs)
  onScopeDispose(() => clearInterval(timer))
  watch(subject, (now, before) => { if (JSON.stringify(now) !== JSON.stringify(before)) { ranking.value = null; opens = newId(); void load() } })
  watch(skill, load)
  void load()

  const runs = () => subject.value.kind === 'place' ? subject.value.operationId : ranking.value?.operationId ?? undefined

  async function send(unit: Candidate, words = '') {
    if (sending.value) return
    sending.value = unit.unitId
    const isNew = !runs()
    const operationId = runs() ?? opens
    try {
      const told = await body(api.POST('/api/dispatch/sendings', { body: { actId: newId(), happenedAt: null, words: words.trim() || null, subject: named(subject.value), operationId, unitId: unit.unitId } }))
      opens = newId()
      notify(t('dispatch-office.send.sent', { name: unit.name }), 'ok', () => void takeBack(told.operationId, unit, isNew))
      sent(told.operationId)
    }
    catch (reason) { notify(say(reason), 'over') }
    finally { sending.value = null; void load() }
  }

  /** A slip of the hand: the unit is called back, and where nothing ran before nothing runs after. */
  async function takeBack(operationId: string, unit: Candidate, wasOpened: boolean) {
    try {
      await deskActs(operationId).recall(unit.unitId, 'sent-by-mistake')
      if (wasOpened) await deskActs(operationId).end()
      notify(t('dispatch-office.send.taken-back', { name: unit.name }), 'ok')
    }
    catch (reason) { notify(say(reason), 'over') }
  }

  return { ranking, error, sending, load, send }
}

export type SendingDesk = ReturnType<typeof useSending>
