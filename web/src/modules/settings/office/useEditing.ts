import { computed, ref, shallowRef, type Ref } from 'vue'
import { Problem } from '@/api'

export interface Edited<T> { value: T, version: number }

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/**
 * A copy that is edited until it is saved over the version that was read. Where a colleague saved first, nothing is lost: `theirs` is what stands now, the draft stays,
 * and the editor takes theirs or saves over it.
 */
export function useEditing<T extends object>(doors: { read: () => Promise<Edited<T>>, write: (value: T, version: number) => Promise<Edited<T>> }) {
  const base = shallowRef<T | null>(null)
  const draft = ref(null) as Ref<T | null>
  const version = ref(0)
  const theirs = shallowRef<Edited<T> | null>(null)
  const busy = ref(false)
  const error = ref<unknown>(null)
  const isChanged = computed(() => !!draft.value && JSON.stringify(draft.value) !== JSON.stringify(base.value))

  function take(read: Edited<T>) {
    base.value = copy(read.value)
    draft.value = copy(read.value)
    version.value = read.version
    theirs.value = null
    error.value = null
  }

  async function load() {
    error.value = null
    try { take(await doors.read()) }
    catch (reason) { error.value = reason }
  }

  /** Answers whether it was saved. */
  async function save(): Promise<boolean> {
    busy.value = true
    error.value = null
    try {
      take(await doors.write(draft.value!, theirs.value?.version ?? version.value))
      return true
    }
    catch (reason) {
      if (reason instanceof Problem && reason.status === 412) theirs.value = await doors.read().catch(() => null)
      error.value = reason
      return false
    }
    finally { busy.value = false }
  }

  return {
    base, draft, version, theirs, busy, error, isChanged, load, save, take,
    takeTheirs: () => { if (theirs.value) take(theirs.value) },
    giveUp: () => { if (base.value) take({ value: base.value, version: version.value }) },
  }
}
