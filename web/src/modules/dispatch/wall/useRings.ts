import { onScopeDispose, shallowRef } from 'vue'
import { api, body, Problem, type Plain, type Schemas } from '@/api'
import { useLive, useReread } from '@/live'
import { useSession } from '@/session'

export type Rings = Plain<Schemas['ShowRingsResponse']>
export type Street = Plain<Schemas['ListUnreachedStreet']>

const quietMs = 60_000
const streetsAsked = 20

/** How far the promise of minutes is kept now, and the streets that nobody reaches in time. Told by changes; null where the district has no roads. */
export function useRings() {
  const rings = shallowRef<Rings | null>(null)
  const streets = shallowRef<Street[]>([])
  const { can } = useSession()

  async function load() {
    try {
      const told = await body(api.GET('/api/dispatch/rings')) as Rings
      if (told.number === rings.value?.number) return
      streets.value = (await body(api.GET('/api/dispatch/rings/unreached', { params: { query: { size: streetsAsked } } }))).items as Street[]
      rings.value = told
    }
    catch (reason) {
      // What only did not arrive is asked again with the next look; a district without roads has no rings.
      if (reason instanceof Problem && !reason.isPassing) rings.value = null
    }
  }

  const look = useReread(load)
  if (can('dispatch.see-units')) {
    useLive('rings', { snapshot: look, changed: look })
    const timer = setInterval(look, quietMs)
    onScopeDispose(() => clearInterval(timer))
  }
  return { rings, streets }
}

export type RingsNow = ReturnType<typeof useRings>
