import { shallowRef } from 'vue'
import { api, body, type Schemas } from '@/api'

/** What everyone may know of the district: its name, telephone, and that it is a demo. */
export const district = shallowRef<Schemas['ShowDistrictResponse'] | null>(null)

export async function loadDistrict() {
  district.value ??= await body(api.GET('/api/public/district')).catch(() => null)
}
