import { computed, ref, watch } from 'vue'
import { api, body, Problem } from '@/api'
import type { ActInput } from '../acts'
import { draftOf } from '../drafts'
import type { CaseStory } from '../row'
import { actSpecs } from './actSpecs'

const empty = () => ({
  reason: '', words: '', unit: null as string | null, helpers: [] as string[], number: '', verifier: '', until: '', amount: 1, ground: '', outcome: '', type: null as string | null,
  centre: '', level: 0, helper: '', from: '', to: '', at: null as [number, number] | null, module: '', matterId: crypto.randomUUID() as string,
})

export const draftKey = (caseId: string, action: string) => `act:${caseId}:${action}`

/** What an act's form holds: kept while the page is open, asked for by the act, handed over as the server takes it. */
export function useActInput(props: { story: CaseStory, action: string }) {
  const spec = computed(() => actSpecs[props.action] ?? {})
  const caseId = computed(() => props.story.summary.caseId)
  const input = computed(() => draftOf(draftKey(caseId.value, props.action), empty))
  /** Whom or what the act can name: who may verify, the centres it can be passed to, who takes a task over. */
  const choices = ref<{ id: string, name: string }[] | null>(null)
  /** The limit that runs, which an extension is reckoned in. */
  const limit = computed(() => props.story.clocks.find((c) => c.kind === 'handle' && !c.stoppedAt && c.unitId === props.story.summary.leadUnitId))

  async function choose(ask: Promise<{ id: string, name: string }[]>, field: 'verifier' | 'centre' | 'to') {
    choices.value = await ask.catch(() => [])
    if (!choices.value.some((c) => c.id === input.value[field])) input.value[field] = choices.value[0]?.id ?? ''
  }

  async function verifiers() {
    const posted = await body(api.GET('/api/postings', { params: { query: { under: props.story.summary.areaPath, size: 50 } } }))
    return posted.items.filter((p) => p.postKey === 'grid-worker').map((p) => ({ id: p.accountId, name: `${p.accountName ?? ''} · ${p.postName}` }))
  }

  /** Up: a centre around the one that holds it; down: one inside it, around the matter's place. */
  async function centres() {
    const here = props.story.holdingCentre
    const all = await body(api.GET('/api/centres', { params: { query: { size: 200 } } }))
    return all.items
      .filter((c) => c.areaPath !== here && props.story.summary.areaPath.startsWith(c.areaPath) && (props.action === 'pass-up' ? here.startsWith(c.areaPath) : c.areaPath.startsWith(here)))
      .map((c) => ({ id: c.areaPath, name: c.name }))
  }

  async function successors() {
    const found = await body(api.GET('/api/cases/{caseId}/successors', { params: { path: { caseId: caseId.value }, query: { fromId: input.value.from } } }))
    return found.map((s) => ({ id: s.accountId, name: s.name }))
  }

  watch([caseId, () => props.action], () => {
    choices.value = null
    const asks = spec.value.asks
    if (asks === 'verifier') void choose(verifiers(), 'verifier')
    if (asks === 'centre') void choose(centres(), 'centre')
    if (asks === 'task') input.value.from ||= props.story.tasks[0]?.accountId ?? ''
    if (asks === 'helper') input.value.helper ||= props.story.helpers.find((h) => h.state === 'awaited')?.unitId ?? ''
    if (asks === 'level') input.value.level = Math.max(input.value.level, props.story.summary.supervision + 1)
  }, { immediate: true })
  watch(() => spec.value.asks === 'task' && input.value.from, (from) => { if (from) void choose(successors(), 'to') }, { immediate: true })

  const ready = computed(() => {
    const i = input.value
    const named: Record<string, unknown> = { unit: i.unit, case: i.number, verifier: i.verifier, until: i.until && i.ground, amount: i.amount > 0, centre: i.centre, 'call-back': i.outcome, type: i.type, level: i.level, helper: i.helper, task: i.from && i.to, place: i.at, module: i.module }
    return (!spec.value.reasons || !!i.reason && (i.reason !== 'other' || !!i.words.trim())) && (!spec.value.says || !!i.words.trim()) && !!(named[spec.value.asks ?? ''] ?? true)
  })

  const untilInstant = computed(() => input.value.until ? new Date(`${input.value.until}T18:00`).toISOString() : undefined)

  async function asked(): Promise<ActInput> {
    const i = input.value
    switch (spec.value.asks) {
      case 'unit': return { leadUnitId: i.unit, helperUnitIds: i.helpers.filter((h) => h !== i.unit) }
      case 'verifier': return { verifierId: i.verifier }
      case 'until': return { ground: i.ground, until: untilInstant.value }
      case 'amount': return { amount: i.amount, unit: limit.value?.unit }
      case 'call-back': return { outcome: i.outcome }
      case 'type': return { type: i.type }
      case 'level': return { level: i.level }
      case 'helper': return { helperUnitId: i.helper }
      case 'task': return { fromId: i.from, toId: i.to }
      case 'place': return { longitude: i.at![0], latitude: i.at![1] }
      case 'module': return { module: i.module, matterId: i.matterId }
      case 'centre': return { centrePath: i.centre }
      case 'case': {
        const found = await body(api.GET('/api/cases', { params: { query: { number: i.number.replace(/\D/g, '') } as never } }))
        if (!found.items[0]) throw new Problem('cases.unknown', 404)
        return { intoCaseId: found.items[0].caseId }
      }
      default: return {}
    }
  }

  const all = async (): Promise<ActInput> => ({ ...spec.value.fixed, ...await asked(), ...(spec.value.reasons ? { reason: input.value.reason } : {}), words: input.value.words.trim() || undefined })

  /** What the choice so far would do to the deadline, as a question to the server; null where it does nothing or lacks something. */
  const foresees = computed<Record<string, unknown> | null>(() => {
    const i = input.value
    switch (props.action) {
      case 'dispatch': return i.unit ? { act: 'dispatch', unitId: i.unit } : null
      case 'change-type': return i.type ? { act: 'dispatch', type: i.type } : null
      case 'ask-extension': return limit.value && i.amount > 0 ? { act: 'extension', amount: i.amount, limitUnit: limit.value.unit } : null
      case 'grant-extension': return { act: 'extension' }
      case 'ask-suspension': return untilInstant.value ? { act: 'suspension', until: untilInstant.value } : null
      case 'grant-suspension': return { act: 'suspension' }
      default: return null
    }
  })

  return { spec, input, choices, limit, ready, all, foresees }
}
