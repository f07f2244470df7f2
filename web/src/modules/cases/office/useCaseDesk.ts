import { computed, reactive, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { notify, useRefusal } from '@/ui'
import type { ActInput } from '../acts'
import type { Candidate } from '../row'
import { useCase } from '../useCase'
import { actSpecs, mainActs } from './actSpecs'
import { useClaim } from './useClaim'

/** Working on one case: what is decided so far, what is asked, what may be done, and the doing. `after` is told when an act went through. */
export function useCaseDesk(id: Ref<string | null>, after: () => void = () => {}) {
  const { t } = useI18n()
  const { say } = useRefusal()
  const matter = useCase(id)
  const { story, duplicates, busy, load, run, may } = matter
  const { begin } = useClaim(story)
  /** The act whose form is open. */
  const asking = ref<string | null>(null)
  const decided = reactive({ type: null as string | null, unit: null as string | null, words: '' })
  const dismissed = reactive(new Set<string>())

  const main = computed(() => mainActs.find(may) ?? null)
  const others = computed(() => (story.value?.mayDo ?? []).filter((a) => actSpecs[a] && a !== main.value && a !== 'claim' && a !== 'release'))
  const likely = computed(() => duplicates.value.find((d) => !dismissed.has(d.case.caseId)))

  watch(id, () => { asking.value = null; Object.assign(decided, { type: null, unit: null, words: '' }) })

  function tell(action: string) {
    notify(t('cases.queue.done', { act: t(`cases.acts.${action}`) }), 'ok')
    after()
  }

  /** What needs no asking is done at once; the rest is asked in place. */
  async function press(action: string) {
    if (!may(action) || busy.value) return
    void begin()
    if (action === 'merge' && likely.value) { await merge(likely.value); return }
    const spec = actSpecs[action] ?? {}
    const knowsUnit = spec.asks === 'unit' && decided.unit
    const mustAsk = spec.reasons || (spec.says && !decided.words) || (spec.asks && !knowsUnit)
    if (mustAsk) { asking.value = action; return }
    await doNow(spec.path ?? action, { ...spec.fixed, ...(knowsUnit ? { leadUnitId: decided.unit, helperUnitIds: [] } : {}), words: decided.words || undefined }, action)
  }

  async function doNow(path: string, input: ActInput, action = path) {
    try {
      if (decided.type && decided.type !== story.value?.summary.typeKey && may('change-type')) await run('change-type', { type: decided.type, reason: 'wrong-type' })
      await run(path, input)
      tell(action)
    }
    catch (refusal) { notify(say(refusal), 'over'); void load() }
  }

  /** Accept, file and dispatch in one pass, as far as the operator's roles reach. */
  async function onePass() {
    for (const action of ['accept', 'file', 'dispatch']) if (may(action)) await press(action)
  }

  const merge = (other: Candidate) => doNow('merge', { intoCaseId: other.case.caseId })
  const dismiss = (other: Candidate) => { dismissed.add(other.case.caseId) }

  /** From the open form: a refusal is shown there. */
  async function answer(path: string, input: ActInput) {
    await run(path, input)
    tell(asking.value!)
  }

  return { ...matter, asking, decided, dismissed, main, others, likely, begin, press, onePass, merge, dismiss, answer }
}

export type CaseDesk = ReturnType<typeof useCaseDesk>
