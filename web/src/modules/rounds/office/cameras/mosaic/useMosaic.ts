import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { newId, Problem } from '@/api'
import { useLive, useReread } from '@/live'
import { useSession } from '@/session'
import { useRun } from '@/ui'
import { cameraRounds, type Finding, type Found, type Round } from '../calls'
import { firstOf, moved, nextOpen, nextPage, type Size } from '../round'

/** One camera round as whoever does it works on it: what stands, where one is, what is noted. Others' notes come by themselves. */
export function useMosaic(roundId: string) {
  const round = shallowRef<Round | null>(null)
  const error = ref<unknown>(null)
  const { busy, error: refused, run } = useRun()
  const at = ref(0)
  const size = ref<Size>(1)
  /** Looks beside the one who has it. */
  const helps = ref(false)
  /** What was found and is not noted yet, by camera: sent again under the same id. */
  const drafts = new Map<string, Found>()
  const looks = computed(() => round.value?.looks ?? [])
  const current = computed(() => looks.value[at.value] ?? null)
  const first = computed(() => firstOf(at.value, size.value))
  const shown = computed(() => looks.value.slice(first.value, first.value + size.value))
  const isOn = computed(() => round.value !== null && ['planned', 'begun'].includes(round.value.round.state))
  const isWatching = computed(() => isOn.value && round.value!.mayWatch && (round.value!.isMine || (helps.value && round.value!.round.isTaken)))

  async function load() {
    try {
      const known = round.value !== null
      round.value = await cameraRounds.show(roundId)
      error.value = null
      if (!known) at.value = Math.max(0, looks.value.findIndex((l) => l.finding === null))
    }
    catch (reason) { error.value = reason }
  }
  const reread = useReread(load)
  void load()
  if (useSession().can('rounds.watch-cameras')) useLive('camera-rounds', { snapshot: load, changed: (changes) => { if (changes.some((c) => c.subjectId === roundId)) reread() }, elsewhere: reread })
  // Its time goes by without anybody's act.
  const timer = setInterval(() => { if (document.visibilityState === 'visible') reread() }, 20_000)
  onScopeDispose(() => clearInterval(timer))

  const take = (takesOver: boolean) => run(async () => { round.value = await cameraRounds.take(roundId, takesOver) })

  /** Notes a camera and goes on to the next that is open. */
  const note = (place: number, finding: Finding, found: Found | null = null) => run(async () => {
    const look = looks.value[place]!
    try { round.value = await cameraRounds.note(roundId, look, finding, found) }
    catch (reason) {
      // What a colleague noted meanwhile is shown with the refusal.
      if (reason instanceof Problem && reason.code === 'rounds.camera-note.stale') await load()
      throw reason
    }
    drafts.delete(look.cameraId)
    if (at.value === place) at.value = nextOpen(looks.value, place, size.value)
  })

  function draftOf(cameraId: string): Found {
    let draft = drafts.get(cameraId)
    if (!draft) drafts.set(cameraId, draft = { reportId: newId(), words: '', type: null })
    return draft
  }

  function turn(pages: number) {
    const to = first.value + pages * size.value
    if (to >= 0 && to < looks.value.length) at.value = to
  }
  /** To the next page on which something is open, else to the next one. */
  function onward() {
    const to = nextPage(looks.value, at.value, size.value)
    if (to !== null && firstOf(to, size.value) !== first.value) at.value = to
    else turn(1)
  }
  const move = (key: string) => { at.value = moved(at.value, key, looks.value.length, size.value) }
  return { round, error, busy, refused, at, size, helps, looks, current, first, shown, isOn, isWatching, load, take, note, draftOf, turn, onward, move }
}
