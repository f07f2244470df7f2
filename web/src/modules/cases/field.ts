import { defineAsyncComponent } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

export { default as MatterPicture } from './field/MatterPicture.vue'
export { toPhoto, type Photo } from './field/photo'
export { default as TaskCard } from './field/TaskCard.vue'
export { takeWorkAlong, useMyMatters, useMyTasks } from './field/tasks'
export { useTypeNames, type Matter, type Task } from './field/types'

/** Parts of pages that come when they are shown. */
export const CameraShot = defineAsyncComponent(() => import('./field/CameraShot.vue'))
export const TaskHead = defineAsyncComponent(() => import('./field/TaskHead.vue'))

/** The pages on which the field works on matters. */
export const routes: RouteRecordRaw[] = [
  { path: '/report', component: () => import('./field/ReportPage.vue') },
  { path: '/task/:id', component: () => import('./field/TaskPage.vue') },
  { path: '/check/:id', component: () => import('./field/CheckPage.vue') },
  { path: '/service', component: () => import('./field/ServicePage.vue') },
]
