import { defineAsyncComponent } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

export const areaRoutes: RouteRecordRaw[] = [
  { path: '/base', component: () => import('./office/BasePage.vue') },
  { path: '/base/centres', component: () => import('./office/lists/CentresPage.vue') },
  { path: '/base/units', component: () => import('./office/lists/UnitsPage.vue') },
  { path: '/base/coverage', component: () => import('./office/lists/CoveragePage.vue') },
  { path: '/base/import', component: () => import('./office/lists/ImportPage.vue') },
]

/** Finds a colleague near an area; loaded when somebody is to be named. */
export const ColleaguePick = defineAsyncComponent(() => import('./office/detail/ColleaguePick.vue'))
