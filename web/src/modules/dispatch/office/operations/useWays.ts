import { onScopeDispose, shallowRef } from 'vue'
import { api, body, type Schemas } from '@/api'

export type UnitWay = Schemas['ListWaysUnitWay']

/** Units drive on: their ways are asked for anew this often, as long as there are some. */
const renewMs = 10_000

/** The ways of units that are under way, from where each is now. */
export function useWays() {
  const ways = shallowRef<UnitWay[]>([])
  async function load() { ways.value = await body(api.GET('/api/dispatch/ways')).catch(() => ways.value) }
  const timer = setInterval(() => { if (ways.value.length) void load() }, renewMs)
  onScopeDispose(() => clearInterval(timer))
  return { ways, load }
}
