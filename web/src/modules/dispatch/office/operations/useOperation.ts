import { ref, watch, type Ref } from 'vue'
import { useLive, useReread } from '@/live'
import { useRead } from '@/ui'
import { deskActs, operationOf, type OperationStory } from './operation'

/** One operation with its log, which writes itself as it changes. */
export function useOperation(id: Ref<string>) {
  const { value: story, error, load } = useRead<OperationStory>(() => operationOf(id.value))
  const busy = ref(false)
  /** What an act was refused with. */
  const refusal = ref<unknown>(null)
  const reread = useReread(load)
  useLive('dispatch', { snapshot: (why) => { if (why !== 'first') reread() }, changed: (changes) => { if (changes.some((c) => c.subjectId === id.value)) reread() } })
  watch(id, () => { story.value = null; refusal.value = null; void load() }, { immediate: true })

  /** Does an act and shows what came of it; answers whether it went through. */
  async function run(act: (acts: ReturnType<typeof deskActs>) => Promise<unknown>): Promise<boolean> {
    busy.value = true
    refusal.value = null
    try { await act(deskActs(id.value)); await load(); return true }
    catch (reason) { refusal.value = reason; return false }
    finally { busy.value = false }
  }
  return { story, error, busy, refusal, load, run }
}

export type OperationDesk = ReturnType<typeof useOperation>
