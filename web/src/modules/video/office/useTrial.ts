import { onBeforeUnmount, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { editAim, sectorOf, showTrial, type Aim, type MapView } from '@/map'
import { shapeOf } from '../fields'
import { coverage, type Trial } from './coverage/coverage'

const settleMs = 120

/**
 * A camera that is tried, or edited: its sector at once, and soon what walls leave of it and which places it brings into sight. It is turned by hand on the map.
 * `asks` false: nobody is asked, the sector alone is drawn. Call `draw` when the map's style is there anew.
 */
export function useTrial(map: ShallowRef<MapView | undefined>, aim: ShallowRef<Aim | null>, asks: boolean, isIndoors: Ref<boolean>, insteadOf: string | null = null) {
  const { t } = useI18n()
  const told = shallowRef<Trial | null>(null)
  const error = ref<unknown>(null)
  let [turn, hands] = [0, undefined as Awaited<ReturnType<typeof editAim>> | undefined]
  let handsOn: MapView | undefined
  let settling: ReturnType<typeof setTimeout> | undefined

  const draw = () => { if (map.value) showTrial(map.value, aim.value && sectorOf(aim.value), aim.value && told.value ? shapeOf(told.value) : null) }
  async function ask() {
    const mine = ++turn
    if (!aim.value || !asks) { told.value = null; return }
    try {
      const answer = await coverage.try(aim.value, isIndoors.value, insteadOf)
      if (mine !== turn) return
      told.value = answer
      error.value = null
    }
    catch (reason) { if (mine === turn) { error.value = reason; told.value = null } }
    draw()
  }
  async function hold() {
    const view = map.value
    if (!view || !aim.value) { hands?.remove(); hands = handsOn = undefined; return }
    if (hands && handsOn === view) { hands.set(aim.value); return }
    handsOn = view
    const words = { eye: t('video-office.trial.eye'), aim: (direction: number, reach: number) => t('video-office.trial.aim', { direction, reach }) }
    const made = await editAim(view, aim.value, words, (next) => { aim.value = next })
    if (!aim.value || map.value !== view) { made.remove(); handsOn = undefined } else hands = made
  }
  watch([aim, isIndoors, map], () => {
    draw()
    void hold()
    clearTimeout(settling)
    if (!aim.value) void ask()
    else settling = setTimeout(() => void ask(), settleMs)
  }, { immediate: true })
  onBeforeUnmount(() => { clearTimeout(settling); turn++; hands?.remove() })
  return { told, error, draw }
}
