import { readonly, ref, watch } from 'vue'
import { onDutySince } from './duty'
import { serverTimeOf } from './time'

/** Where this phone is, in WGS-84 degrees; `accuracy` in metres; `at` by the server's clock, in milliseconds. */
export interface Position { longitude: number, latitude: number, accuracy: number, at: number }

const here = ref<Position | null>(null)
let watching: number | undefined

/** None is told that is older: a position is asked for with at most ten seconds of age. */
const oldest = 60_000

const read = ({ coords, timestamp }: GeolocationPosition): Position =>
  ({ longitude: coords.longitude, latitude: coords.latitude, accuracy: coords.accuracy, at: serverTimeOf(timestamp, oldest) })

const take = (told: GeolocationPosition) => { here.value = read(told) }

watch(onDutySince, (since) => {
  if (since && watching === undefined && 'geolocation' in navigator) {
    watching = navigator.geolocation.watchPosition(take, () => {}, { enableHighAccuracy: true, maximumAge: 10_000, timeout: 30_000 })
  }
  else if (!since) {
    if (watching !== undefined) navigator.geolocation.clearWatch(watching)
    watching = undefined
    here.value = null
  }
}, { immediate: true })

/** Where the phone is while its holder is on duty; null off duty. */
export const position = readonly(here)

/** Asks once, for something that the person is telling of. Null where the phone cannot say. */
export function positionNow(most = 15_000): Promise<Position | null> {
  if (!('geolocation' in navigator)) return Promise.resolve(null)
  return new Promise((tell) => navigator.geolocation.getCurrentPosition(
    (told) => tell(read(told)),
    () => tell(null),
    { enableHighAccuracy: true, maximumAge: 5_000, timeout: most },
  ))
}
