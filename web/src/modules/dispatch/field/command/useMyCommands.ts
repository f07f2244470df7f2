import { effectScope, onScopeDispose, watch } from 'vue'
import type { Plain, Schemas } from '@/api'
import { useAnswer } from '@/offline'
import { onDutySince, session } from '@/session'

export type Command = Plain<Schemas['OperationRow']>

const lookEachMs = 60_000

/** Operations that whoever holds this phone commands, as it last heard. */
export const useMyCommands = () => useAnswer<Command[]>('/api/dispatch/commands')

/** Looks for them when the page comes into sight, each minute while it is, and live while on duty. */
export function useCommandLooks(look: () => void) {
  const seen = () => { if (document.visibilityState === 'visible') look() }
  document.addEventListener('visibilitychange', seen)
  const timer = setInterval(seen, lookEachMs)
  let scope: ReturnType<typeof effectScope> | undefined
  watch(onDutySince, async (since) => {
    scope?.stop()
    scope = undefined
    if (!since || !session.me?.permissions.includes('dispatch.follow')) return
    const mine = scope = effectScope(true)
    const { useLive } = await import('@/live').catch(() => ({ useLive: null }))
    mine.run(() => useLive?.('dispatch', { snapshot: () => {}, changed: (changes) => { if (changes.some((c) => c.kind === 'operation.name-commander' || c.kind === 'operation.end')) look() } }))
  }, { immediate: true })
  onScopeDispose(() => { document.removeEventListener('visibilitychange', seen); clearInterval(timer); scope?.stop() })
}
