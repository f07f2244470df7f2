import { onBeforeUnmount, watch, type Ref, type ShallowRef } from 'vue'
import { hideClosedRoads, hideUnits, showClosedRoads, showUnits, type MapView } from '@/map'
import { useLive, useReread } from '@/live'
import { useClosures } from '../roads/useClosures'
import { useUnits } from '../units/useUnits'
import { placedUnits } from './drawBoard'

/** Units move: while they are shown they are read anew this often though nothing was told. */
const renewMs = 10_000

/** Units and closed roads as layers of another room's map, read only while one of them is shown. Call `draw` when the map's style is there anew. For who may see units. */
export function useHelpOnMap(map: ShallowRef<MapView | undefined>, shows: Ref<{ units: boolean, closures: boolean }>, beneath?: string) {
  const units = useUnits()
  const closures = useClosures()

  async function draw() {
    const view = map.value
    if (!view) return
    if (shows.value.closures || view.getSource('closed-roads')) showClosedRoads(view, closures.stretches.value, beneath)
    hideClosedRoads(view, !shows.value.closures)
    if (shows.value.units || view.getSource('units')) await showUnits(view, placedUnits(units.units.value ?? []))
    hideUnits(view, !shows.value.units)
  }
  const read = useReread(async () => { await Promise.all([shows.value.units ? units.load() : null, shows.value.closures ? closures.load() : null]) })
  useLive('dispatch', { snapshot: read, changed: read })
  const timer = setInterval(() => { if (shows.value.units && document.visibilityState === 'visible') read() }, renewMs)
  watch(() => ({ ...shows.value }), (now, before) => { if (now.units !== before?.units || now.closures !== before?.closures) { read(); void draw() } }, { immediate: true })
  watch([map, units.units, closures.stretches], () => void draw())
  onBeforeUnmount(() => clearInterval(timer))
  return { draw }
}
