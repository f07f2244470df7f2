import { computed, reactive, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useSession } from '@/session'
import { notify, useRefusal } from '@/ui'
import type { ActInput } from '../acts'
import { draftOf, dropDraft } from '../drafts'
import type { Candidate } from '../row'
import { useCase } from '../useCase'
import { actSpecs, mainActs, otherActs } from './actSpecs'
import { useClaim } from './useClaim'

/** Its place among the other acts; what has none stands between the usual and what ends a case. */
const rank = (action: string) => { const at = otherActs.indexOf(action); return at < 0 ? otherActs.length / 2 : at }

interface Decided { type: string | null, unit: string | null, helpers: string[], words: string }

/** Working on one case: what is decided so far, what is asked, what may be done, and the doing. `after` is told when an act went through. */
export function useCaseDesk(id: Ref<string | null>, after: () => void = () => {}) {
  const { t } = useI18n()
  const { say } = useRefusal()
  const { can } = useSession()
  const matter = useCase(id)
  const { story, duplicates, busy, load, run, may } = matter
  const { begin } = useClaim(story, () => void lost())
  /** The act whose form is open. */
  const asking = ref<string | null>(null)
  /** Where the map was pressed while a place is asked for. */
  const place = ref<[number, number] | null>(null)
  /** Whether a patrol unit is being chosen for it. */
  const sending = ref(false)
  /** Whether a road is being closed because of it. */
  const closing = ref(false)
  const isPlacedAndOpen = computed(() => !!story.value && !story.value.summary.endedAt && story.value.summary.longitude !== null)
  const mayClose = computed(() => can('dispatch.edit-roads') && isPlacedAndOpen.value)
  const maySend = computed(() => can('dispatch.send') && isPlacedAndOpen.value)
  const decided = computed(() => draftOf(`decided:${id.value}`, (): Decided => ({ type: null, unit: null, helpers: [], words: '' })))
  const dismissed = reactive(new Set<string>())

  const main = computed(() => mainActs.find(may) ?? null)
  const others = computed(() => (story.value?.mayDo ?? []).filter((a) => actSpecs[a] && a !== main.value && a !== 'release').sort((a, b) => rank(a) - rank(b)))
  const likely = computed(() => duplicates.value.find((d) => !dismissed.has(d.case.caseId)))

  watch(id, () => { asking.value = null; place.value = null; aside(null) })

  /** Opens one thing where what is near stood, and closes what stood there; what is open already goes, and null closes all. */
  function aside(what: 'sending' | 'closing' | null) {
    sending.value = what === 'sending' && maySend.value && !sending.value
    closing.value = what === 'closing' && mayClose.value && !closing.value
  }

  async function lost() {
    await load()
    notify(t('cases.queue.held-first', { name: story.value?.summary.holder ?? t('cases.queue.somebody') }), 'over')
  }

  function tell(action: string) {
    notify(t('cases.queue.done', { act: t(`cases.acts.${action}`) }), 'ok')
    after()
  }

  /** What needs no asking is done at once; the rest is asked in place. */
  async function press(action: string) {
    if (!story.value || busy.value) return
    if (!may(action)) { notify(t('cases.queue.not-now', { act: t(`cases.acts.${action}`) })); return }
    if (action === 'merge' && likely.value) { await merge(likely.value); return }
    const spec = actSpecs[action] ?? {}
    const knowsUnit = spec.asks === 'unit' && decided.value.unit
    if (spec.reasons || spec.says || (spec.asks && !knowsUnit)) {
      void begin()
      asking.value = action
      return
    }
    const words = action === 'dispatch' ? decided.value.words.trim() : ''
    await doNow(spec.path ?? action, { ...spec.fixed, ...(knowsUnit ? { leadUnitId: decided.value.unit, helperUnitIds: decided.value.helpers.filter((h) => h !== decided.value.unit) } : {}), words: words || undefined }, action)
  }

  /** True when it went through. What was decided stays where it was refused. */
  async function doNow(path: string, input: ActInput, action = path) {
    const key = `decided:${id.value}`
    try {
      if (decided.value.type && decided.value.type !== story.value?.summary.typeKey && may('change-type')) await run('change-type', { type: decided.value.type, reason: 'wrong-type' })
      await run(path, input)
      if (action === 'dispatch') dropDraft(key)
      tell(action)
      return true
    }
    catch (refusal) { notify(say(refusal), 'over'); void load(); return false }
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

  return { ...matter, asking, place, sending, maySend, closing, mayClose, aside, decided, dismissed, main, others, likely, begin, press, onePass, merge, dismiss, answer }
}

export type CaseDesk = ReturnType<typeof useCaseDesk>
