import { defineAsyncComponent } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

export { default as AlarmCall } from './field/AlarmCall.vue'
export { default as TakeNumber } from './field/TakeNumber.vue'
/** Name, place and plan of the alarm that a crew is sent to; comes when it is shown. */
export const AlarmBrief = defineAsyncComponent(() => import('./field/AlarmBrief.vue'))

/** The buttons of one who looks after them, in a line; only for who {@link looksAfterButtons}. */
export const SchoolBrief = defineAsyncComponent(() => import('./field/school/SchoolBrief.vue'))
export { looksAfterButtons } from './field/school/school'

export const routes: RouteRecordRaw[] = [
  { path: '/alarm', component: () => import('./field/RaisePage.vue') },
  { path: '/school', component: () => import('./field/school/SchoolPage.vue') },
  { path: '/school/run/:id', component: () => import('./field/school/RunPage.vue') },
  { path: '/school/:id', component: () => import('./field/school/ButtonPage.vue') },
]
