import { defineAsyncComponent } from 'vue'

/** The map; loaded when first shown, so that no face waits for it. */
export const WMap = defineAsyncComponent(() => import('./WMap.vue'))
export type { LngLatLike, Map as MapView, Marker } from 'maplibre-gl'
