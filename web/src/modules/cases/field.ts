import type { RouteRecordRaw } from 'vue-router'

export { default as MatterPicture } from './field/MatterPicture.vue'
export { default as TaskCard } from './field/TaskCard.vue'
export { takeWorkAlong, useMyMatters, useMyTasks } from './field/tasks'
export { useTypeNames, type Matter, type Task } from './field/types'

/** The pages on which the field works on matters. */
export const routes: RouteRecordRaw[] = [
  { path: '/report', component: () => import('./field/ReportPage.vue') },
  { path: '/task/:id', component: () => import('./field/TaskPage.vue') },
  { path: '/check/:id', component: () => import('./field/CheckPage.vue') },
  { path: '/service', component: () => import('./field/ServicePage.vue') },
]
