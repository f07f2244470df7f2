import { onScopeDispose, shallowRef } from 'vue'
import { api, body } from '@/api'
import { useSession } from '@/session'

const renewMs = 60_000

/** What units are called and how many are in their crew, by id; null where that is not known. */
export function useUnitNames() {
  const { can } = useSession()
  const known = shallowRef(new Map<string, { name: string, crew: number }>())
  async function load() {
    const units = await body(api.GET('/api/dispatch/units')).catch(() => null)
    if (units) known.value = new Map(units.map((u) => [u.id, { name: u.name, crew: u.crew.length }]))
  }
  if (can('dispatch.see-units')) {
    void load()
    const timer = setInterval(() => void load(), renewMs)
    onScopeDispose(() => clearInterval(timer))
  }
  return { unitName: (id: string) => known.value.get(id)?.name ?? null, crewOf: (id: string) => known.value.get(id)?.crew ?? null }
}
