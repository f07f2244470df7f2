import { effectScope, ref, shallowRef, type EffectScope } from 'vue'
import { api, body } from '@/api'
import { readGround } from './ground'
import { useDrawing, type Drawing } from './useDrawing'

/** Opens the editor on the community of an area, and closes it. */
export function useDrawRoom() {
  const drawing = shallowRef<Drawing | null>(null)
  const isOpening = ref(false)
  const places = ref(0)
  const error = ref<unknown>(null)
  let scope: EffectScope | null = null
  let turn = 0

  function close() {
    turn++
    scope?.stop()
    drawing.value = scope = null
    isOpening.value = false
    error.value = null
  }

  async function open(areaId: string) {
    close()
    const mine = turn
    isOpening.value = true
    places.value = 0
    try {
      const told = await body(api.GET('/api/areas/{areaId}', { params: { path: { areaId } } }))
      const community = [told.area, ...told.above].find((a) => isDrawable(a.level))
      if (!community) return
      if (mine !== turn) return
      const ground = await readGround(community.id, (n) => { places.value = n })
      if (mine !== turn) return
      scope = effectScope(true)
      const start = ground.base.find((g) => g.id === areaId) ?? ground.base[0]
      drawing.value = scope.run(() => useDrawing(ground, start?.id ?? null))!
    }
    catch (reason) { if (mine === turn) error.value = reason }
    finally { if (mine === turn) isOpening.value = false }
  }

  return { drawing, isOpening, places, error, open, close }
}

/** Grids cover communities and villages. */
export const isDrawable = (level: string) => level === 'community' || level === 'village'
