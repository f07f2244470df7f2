import { ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { Problem } from '@/api'
import { notify, useRefusal } from '@/ui'
import type { AlarmKind, Outcome } from './alarm'
import { actsOf, type Answer, type CallResult, type Verdict } from './calls'
import { takeAlarm } from './useAlarms'

/** What the one who looks does with an alarm, one act at a time. What is refused is said; `after` follows whatever came of it. */
export function useActs(id: Ref<string | null>, after: () => void) {
  const { t } = useI18n()
  const { say } = useRefusal()
  /** The act that is under way. */
  const busy = ref<string | null>(null)
  /** Another operator holds it: it is to be taken over first. */
  const held = ref(false)

  async function run(name: string, act: (of: ReturnType<typeof actsOf>) => Promise<Answer>): Promise<boolean> {
    if (busy.value || !id.value) return false
    busy.value = name
    try {
      takeAlarm((await act(actsOf(id.value))).alarm)
      held.value = false
      return true
    }
    catch (reason) {
      held.value = reason instanceof Problem && reason.code === 'alarms.held-by-another'
      notify(say(reason), 'over')
      return false
    }
    finally { busy.value = null; after() }
  }

  return {
    busy, held,
    acknowledge: () => run('acknowledge', (of) => of.acknowledge()),
    takeOver: () => run('take-over', (of) => of.takeOver()),
    note: (words: string) => run('note', (of) => of.note(words)),
    call: (contactId: string, result: CallResult) => run('call', (of) => of.call(contactId, result)),
    review: (verdict: Verdict, words: string) => run('review', (of) => of.review(verdict, words)),
    mark: (kind: AlarmKind) => run('mark', (of) => of.mark(kind)),
    end: async (outcome: Outcome, words: string) => {
      const done = await run('end', (of) => of.end(outcome, words))
      if (done) notify(t('alarms-office.told.ended'), 'ok')
      return done
    },
  }
}
export type AlarmActs = ReturnType<typeof useActs>
