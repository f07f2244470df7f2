import { onBeforeUnmount, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { hideFields, showFields, type MapView } from '@/map'
import { fields, placedField, type Field } from './fields'

const settleMs = 250
/** Below, fields are smaller than what one can see. */
const leastZoom = 12.5
const mostDegrees = 0.9

/** Fields of view of cameras in view as a layer of a map, read anew where the map comes to rest. Call `draw` when the map's style is there anew. */
export function useFieldsOnMap(map: ShallowRef<MapView | undefined>, isOn: Ref<boolean>, chosen: Ref<string | null> = ref(null), beneath?: string) {
  const shown = shallowRef<readonly Field[]>([])
  const isTooFar = ref(false)
  const isCut = ref(false)
  const error = ref<unknown>(null)
  let settling: ReturnType<typeof setTimeout> | undefined
  let turn = 0
  let heard: { unsubscribe: () => void } | undefined

  function draw() {
    const view = map.value
    if (!view) return
    if (shown.value.length || view.getSource('fields')) showFields(view, shown.value.map((f) => placedField(f, chosen.value)), beneath)
    hideFields(view, !isOn.value)
  }
  async function read() {
    const view = map.value
    if (!view || !isOn.value) { draw(); return }
    const b = view.getBounds()
    isTooFar.value = view.getZoom() < leastZoom || b.getEast() - b.getWest() > mostDegrees || b.getNorth() - b.getSouth() > mostDegrees
    const mine = ++turn
    try {
      const told = isTooFar.value ? { items: [], isCut: false } : await fields.within(b.getWest(), b.getSouth(), b.getEast(), b.getNorth())
      if (mine !== turn) return
      shown.value = told.items
      isCut.value = told.isCut
      error.value = null
    }
    catch (reason) { if (mine === turn) error.value = reason }
    draw()
  }
  const settled = () => { clearTimeout(settling); settling = setTimeout(() => void read(), settleMs) }
  watch(map, (view) => { heard?.unsubscribe(); heard = view?.on('moveend', settled); void read() }, { immediate: true })
  watch(isOn, () => void read())
  watch(chosen, draw)
  onBeforeUnmount(() => { clearTimeout(settling); heard?.unsubscribe() })
  return { draw, read, shown, isTooFar, isCut, error }
}
