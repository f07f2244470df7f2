import type { RouteRecordRaw } from 'vue-router'

export { default as InspectionBrief } from './field/InspectionBrief.vue'

/** The pages on which the field inspects, fixes and rechecks. */
export const routes: RouteRecordRaw[] = [
  { path: '/inspections', component: () => import('./field/WorkPage.vue') },
  { path: '/inspections/new', component: () => import('./field/BeginPage.vue') },
  { path: '/inspections/do/:id', component: () => import('./field/InspectPage.vue') },
  { path: '/defect/:id', component: () => import('./field/FixPage.vue') },
  { path: '/recheck/:id', component: () => import('./field/RecheckPage.vue') },
]
