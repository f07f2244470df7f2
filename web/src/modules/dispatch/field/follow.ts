import { effectScope, onScopeDispose, watch, type Ref } from 'vue'
import { session } from '@/session'

const lookEachMs = 20_000
/** Spread, since every crew of the district looks at once. */
const mostWaitMs = 1_500

/** Looks again when something was done for units: told live where there is reception, and each twenty seconds while the page is in sight. Only while `wants`. */
export function useFollowing(wants: Ref<boolean>, look: () => void) {
  let waiting: ReturnType<typeof setTimeout> | undefined
  const soon = () => { waiting ??= setTimeout(() => { waiting = undefined; look() }, Math.random() * mostWaitMs) }
  const timer = setInterval(() => { if (wants.value && document.visibilityState === 'visible') look() }, lookEachMs)

  let scope: ReturnType<typeof effectScope> | undefined
  watch(wants, async (now) => {
    scope?.stop()
    scope = undefined
    if (!now || !session.me?.permissions.includes('dispatch.follow')) return
    const mine = scope = effectScope(true)
    const { useLive } = await import('@/live').catch(() => ({ useLive: null }))
    // A unit may be sent where its crew has no role: that something happened elsewhere is reason enough to ask.
    mine.run(() => useLive?.('dispatch', { snapshot: look, changed: look, elsewhere: soon }))
  }, { immediate: true })

  onScopeDispose(() => { clearInterval(timer); clearTimeout(waiting); scope?.stop() })
}
