import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { CaseRow } from '@/modules/cases'
import { casesNear, findCases } from './snapshots'

const pause = 250

/** Which case a still goes into: the one in hand, what is open near the camera, or what was looked for by number or words. */
export function useCaseChoice(cameraId: string, inHand: number | null) {
  const text = ref('')
  const caseId = ref<string | null>(null)
  const near = shallowRef<CaseRow[]>([])
  const found = shallowRef<CaseRow[] | null>(null)
  const error = ref<unknown>(null)
  const busy = ref(false)
  const rounds = { near: 0, found: 0 }
  let timer = 0

  async function ask(what: keyof typeof rounds, read: () => Promise<CaseRow[]>, take: (rows: CaseRow[]) => void) {
    const mine = ++rounds[what]
    busy.value = true
    try {
      const rows = await read()
      if (mine !== rounds[what]) return
      take(rows)
      error.value = null
    }
    catch (reason) { if (mine === rounds[what]) error.value = reason }
    finally { if (mine === rounds[what]) busy.value = false }
  }

  async function offered() {
    const mine = inHand === null ? [] : await findCases(String(inHand))
    // What lies near is a help and no more: without it one looks by number.
    const there = await casesNear(cameraId).catch(() => [])
    return [...mine, ...there.filter((row) => !mine.some((one) => one.caseId === row.caseId))]
  }

  const load = () => ask('near', offered, (rows) => { near.value = rows; if (inHand !== null) caseId.value ??= rows[0]?.caseId ?? null })
  void load()
  watch(text, (said) => {
    clearTimeout(timer)
    const words = said.trim()
    if (!words) { rounds.found++; busy.value = false; found.value = null; return }
    timer = window.setTimeout(() => void ask('found', () => findCases(words), (rows) => {
      found.value = rows
      // A whole number names one case.
      if (/^\d+$/.test(words) && rows.length === 1) caseId.value = rows[0]!.caseId
    }), pause)
  })
  onScopeDispose(() => { rounds.near++; rounds.found++; clearTimeout(timer) })
  const rows = computed(() => found.value ?? near.value)
  /** The case that is chosen and still in sight. */
  const chosen = computed(() => rows.value.find((row) => row.caseId === caseId.value) ?? null)
  return { text, caseId, rows, chosen, isFound: computed(() => found.value !== null), error, busy, load }
}
