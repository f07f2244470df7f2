import { effectScope, onScopeDispose, ref, shallowRef } from 'vue'
import { api, body } from '@/api'
import { useLive, useReread } from '@/live'
import { useSession } from '@/session'
import type { Operation } from '../operations/operation'

const lookEachMs = 60_000
const concerns = (kind: string) => kind === 'operation.name-commander' || kind === 'operation.end'

/** Operations that whoever is signed in commands, told live and looked for each minute. `named`: those that are new since the first look. */
export function useCommands(named: (fresh: Operation[]) => void = () => {}) {
  /** Null until they were read. */
  const commands = shallowRef<readonly Operation[] | null>(null)
  const error = ref<unknown>(null)
  let known: Set<string> | null = null
  const load = async () => {
    let told: Operation[]
    try { told = await body(api.GET('/api/dispatch/commands')) }
    catch (reason) { error.value = reason; return }
    error.value = null
    const fresh = told.filter((o) => known && !known.has(o.id))
    known = new Set([...known ?? [], ...told.map((o) => o.id)])
    commands.value = told
    if (fresh.length) named(fresh)
  }
  const reread = useReread(load)
  const scope = effectScope()
  // Somebody may be named where no role of theirs is held: that something happened elsewhere is reason enough to ask.
  if (useSession().can('dispatch.follow')) scope.run(() => useLive('dispatch', { snapshot: (why) => { if (why !== 'first') reread() }, changed: (changes) => { if (changes.some((c) => concerns(c.kind))) reread() }, elsewhere: reread }))
  const timer = setInterval(() => { if (document.visibilityState === 'visible') reread() }, lookEachMs)
  onScopeDispose(() => { clearInterval(timer); scope.stop() })
  void load()
  return { commands, error, load }
}
