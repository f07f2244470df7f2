import { onBeforeUnmount, watch, type Ref, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { alarmAt, showAlarms, type MapView } from '@/map'
import { placedAlarm } from './placed'
import { useAlarms } from './useAlarms'

/** Open alarms as a layer of a map, as they come and end; `press` is told which was pressed. Call `draw` when the map's style is there anew. */
export function useAlarmsOnMap(map: ShallowRef<MapView | undefined>, isOn: Ref<boolean>, press: (id: string) => void) {
  const { t } = useI18n()
  const { open } = useAlarms()
  let heard: { unsubscribe: () => void } | undefined

  async function draw() {
    const view = map.value
    if (!view) return
    if (isOn.value || view.getSource('alarms')) await showAlarms(view, isOn.value ? open.value.map((a) => placedAlarm(a, (kind) => t(`alarms.kinds.${kind}`))) : [])
  }
  watch(map, (view) => {
    heard?.unsubscribe()
    heard = view?.on('click', ({ point }) => { const id = alarmAt(view, point); if (id) press(id) })
  }, { immediate: true })
  watch([map, isOn, open], () => void draw(), { immediate: true })
  onBeforeUnmount(() => heard?.unsubscribe())
  return { draw: () => void draw() }
}
