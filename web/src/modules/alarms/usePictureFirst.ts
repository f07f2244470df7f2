import { onScopeDispose, ref, watch, type Ref } from 'vue'
import type { Standing } from '@/modules/video'
import type { Alarm } from './alarm'

/** The map waits so long for the picture, in milliseconds; then it is made whatever the picture does. */
export const longest = 700

/** At an alarm the live picture comes first: while a map is made, which takes longer than many frames, the page can show none. `mapMay` turns true once the first picture stands or will not come. */
export function usePictureFirst(alarm: Ref<Pick<Alarm, 'id' | 'cameraIds'> | null>) {
  const mapMay = ref(false)
  let limit: ReturnType<typeof setTimeout> | undefined
  watch(() => alarm.value?.id, () => {
    clearTimeout(limit)
    mapMay.value = !alarm.value?.cameraIds.length
    if (!mapMay.value) limit = setTimeout(() => { mapMay.value = true }, longest)
  }, { immediate: true })
  onScopeDispose(() => clearTimeout(limit))
  return { mapMay, heard: (standing: Standing) => { if (standing !== 'asking') mapMay.value = true } }
}
