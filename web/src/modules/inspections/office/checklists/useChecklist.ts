import { computed, ref, shallowRef } from 'vue'
import { api, body, newId, Problem, type Schemas } from '@/api'
import { useRun } from '@/ui'

export type Item = Schemas['ItemView']
export interface Draft { code: string, kind: string, title: string, titleEnglish: string, items: Item[] }

const emptyItem = (): Item => ({ code: '', text: '', english: '', look: '', lookEnglish: '', evidence: 'none', severity: 'general', limitAmount: 1, limitUnit: 'working-day', readingUnit: null, lowest: null, highest: null })
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** One checklist as it is edited: its draft, what is in force, and its versions. */
export function useChecklist(given?: string) {
  const id = given ?? newId()
  const shown = shallowRef<Schemas['ChecklistView'] | null>(null)
  const versions = shallowRef<Schemas['ShowChecklistVersionView'][]>([])
  const draft = ref<Draft>({ code: '', kind: 'shop', title: '', titleEnglish: '', items: [emptyItem()] })
  const saved = ref('')
  const { busy, error, run } = useRun()
  const isChanged = computed(() => JSON.stringify(draft.value) !== saved.value)
  const isStale = computed(() => error.value instanceof Problem && error.value.code === 'rounds.checklist.stale')
  /** An earlier version is looked at, not edited. */
  const isPast = computed(() => !!shown.value && shown.value.number !== (shown.value.draft ?? shown.value.inForce))

  function take(list: Schemas['ChecklistView']) {
    shown.value = list
    draft.value = copy({ code: list.code, kind: list.kind, title: list.title, titleEnglish: list.titleEnglish, items: list.items })
    saved.value = JSON.stringify(draft.value)
  }
  const load = (number?: number) => run(async () => {
    const told = await body(api.GET('/api/rounds/checklists/{checklistId}', { params: { path: { checklistId: id }, query: number ? { number } : {} } }))
    versions.value = told.versions
    take(told.checklist)
  })
  const save = () => run(async () => {
    take(await body(api.PUT('/api/rounds/checklists/{checklistId}', {
      params: { path: { checklistId: id } },
      body: { actId: newId(), ...draft.value, code: shown.value ? null : draft.value.code, kind: shown.value ? null : draft.value.kind, version: shown.value?.version ?? null },
    })))
  })
  const publish = () => run(async () => {
    await body(api.POST('/api/rounds/checklists/{checklistId}/publish', { params: { path: { checklistId: id } }, body: { draft: shown.value!.draft! } }))
    await load()
  })
  const end = () => run(async () => {
    await api.DELETE('/api/rounds/checklists/{checklistId}', { params: { path: { checklistId: id } } })
    await load()
  })

  function move(at: number, by: number) {
    const items = draft.value.items
    const [item] = items.splice(at, 1)
    items.splice(Math.max(0, Math.min(items.length, at + by)), 0, item!)
  }
  if (given) void load()
  return { id, shown, versions, draft, busy, error, isChanged, isStale, isPast, load, save, publish, end, move, add: () => draft.value.items.push(emptyItem()), drop: (at: number) => draft.value.items.splice(at, 1) }
}
