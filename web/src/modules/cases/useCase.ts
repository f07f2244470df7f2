import { computed, ref, watch, type Ref } from 'vue'
import { api, body } from '@/api'
import type { Candidate, CaseStory } from './row'
import { act, type ActInput } from './acts'

/** One case with its story, its likely duplicates and the unit that answers for it; loaded anew when it changes. */
export function useCase(id: Ref<string | null>) {
  const story = ref<CaseStory | null>(null)
  const duplicates = ref<Candidate[]>([])
  const error = ref<unknown>(null)
  const busy = ref(false)
  let asked = 0

  async function load() {
    const mine = ++asked
    if (!id.value) { story.value = null; duplicates.value = []; return }
    const path = { params: { path: { caseId: id.value } } }
    try {
      const told = await body(api.GET('/api/cases/{caseId}', path))
      if (mine !== asked) return
      story.value = told
      error.value = null
      const found = told.summary.endedAt ? [] : await body(api.GET('/api/cases/{caseId}/duplicates', path))
      if (mine === asked) duplicates.value = found
    }
    catch (reason) { if (mine === asked) { error.value = reason; story.value = null } }
  }

  /** Does it and shows what came of it; throws a Problem. */
  async function run(action: string, input?: ActInput) {
    busy.value = true
    try { await act(id.value!, action, input) }
    finally { busy.value = false }
    await load()
  }

  watch(id, load, { immediate: true })
  return { story, duplicates, error, busy, load, run, row: computed(() => story.value?.summary ?? null), may: (action: string) => story.value?.mayDo.includes(action) ?? false }
}
