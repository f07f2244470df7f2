import { onScopeDispose, watch, type Ref } from 'vue'
import { prefix } from '@/api'
import { showHoles, type MapView } from '@/map'
import type { RingsNow } from './useRings'

const tiles = (number: number) => `${location.origin}${prefix}/api/dispatch/rings/tiles/{z}/{x}/{y}.mvt?number=${number}`

/** Draws the roads that nobody reaches in time on the wall's map, beneath a layer of it. Answers what is to be called with the map. */
export function useHolesOnMap({ rings }: RingsNow, scale: Ref<number>, beneath: string) {
  let map: MapView | undefined
  let end = () => {}
  function draw() {
    if (!map || !rings.value) return
    end()
    end = showHoles(map, tiles(rings.value.number), beneath, scale.value)
  }
  watch(() => rings.value?.number, draw)
  onScopeDispose(() => end())
  return (ready: MapView) => { map = ready; draw() }
}
