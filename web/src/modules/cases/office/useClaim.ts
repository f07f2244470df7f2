import { onBeforeUnmount, watch, type Ref } from 'vue'
import { newId, Problem } from '@/api'
import { session } from '@/session'
import { act } from '../acts'
import type { CaseStory } from '../row'

/** Takes the case in hand when its deciding begins, so that colleagues see it, and gives it back when the operator goes on without having decided. `lost`: somebody was sooner. */
export function useClaim(story: Ref<CaseStory | null>, lost: () => void) {
  let held: string | null = null

  async function begin() {
    const now = story.value
    if (!now || held === now.summary.caseId || now.summary.holderId || !now.mayDo.includes('claim')) return
    held = now.summary.caseId
    try { await act(held, 'claim') }
    catch (refusal) {
      held = null
      if (refusal instanceof Problem && refusal.code === 'cases.claim.held') lost()
    }
  }

  function leave(closing = false) {
    if (held) void act(held, 'release', {}, newId(), closing).catch(() => {})
    held = null
  }

  watch(() => story.value?.summary.caseId, (now) => { if (held && now !== held) leave() })
  // An act that moves the case on ends the holding by itself.
  watch(() => story.value?.summary.holderId, (holder) => { if (held && holder !== session.me?.id) held = null })
  const away = () => leave(true)
  addEventListener('pagehide', away)
  onBeforeUnmount(() => { removeEventListener('pagehide', away); leave() })
  return { begin }
}
