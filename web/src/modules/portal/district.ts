import { shallowRef } from 'vue'
import { api, body, type Schemas } from '@/api'

type District = Schemas['ShowDistrictResponse']

/** What everyone may know of the district: its name, telephone, and that it is a demo. */
export const district = shallowRef<District | null>(null)
let asked: Promise<District | null> | undefined

/** Asked for once a page; null where the server cannot be reached, and then asked for again. */
export function loadDistrict(): Promise<District | null> {
  return asked ??= body(api.GET('/api/public/district')).then((told) => district.value = told).catch(() => { asked = undefined; return null })
}

/** Where the district's map begins. */
export const middle = async () => ((await loadDistrict())?.center as [number, number] | null | undefined) ?? [120.86, 40.72] as [number, number]
