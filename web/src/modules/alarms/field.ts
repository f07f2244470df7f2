import { defineAsyncComponent } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

export { default as AlarmCall } from './field/AlarmCall.vue'
/** Name, place and plan of the alarm that a crew is sent to; comes when it is shown. */
export const AlarmBrief = defineAsyncComponent(() => import('./field/AlarmBrief.vue'))

export const routes: RouteRecordRaw[] = [
  { path: '/alarm', component: () => import('./field/RaisePage.vue') },
]
