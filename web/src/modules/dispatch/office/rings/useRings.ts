import { computed } from 'vue'
import { api, body, prefix, type Schemas } from '@/api'
import { useLive, useReread } from '@/live'
import { useRead } from '@/ui'

export type Rings = Schemas['ShowRingsResponse']
export type Share = Schemas['RingShareView']

/** How far the promise is kept now, measured anew as units and roads change; with the address of the tiles of what nobody reaches. */
export function useRings() {
  const { value: rings, error, load } = useRead(() => body(api.GET('/api/dispatch/rings')))
  const reread = useReread(load)
  useLive('rings', { snapshot: reread, changed: reread })
  void load()
  const tiles = computed(() => rings.value ? `${location.origin}${prefix}/api/dispatch/rings/tiles/{z}/{x}/{y}.mvt?number=${rings.value.number}` : null)
  return { rings, error, tiles, load }
}

/** `94.2%`; a dash where there is nothing to reach. */
export const percent = (share: number | null) => share === null ? '–' : `${(share * 100).toFixed(1)}%`
