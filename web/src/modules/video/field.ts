import { defineAsyncComponent } from 'vue'

/** A live picture; comes with the first press that asks for one. */
export const CameraPlayer = defineAsyncComponent(() => import('./CameraPlayer.vue'))
