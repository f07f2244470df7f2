import type { RouteRecordRaw } from 'vue-router'

export const videoRoutes: RouteRecordRaw[] = [
  { path: '/cameras', component: () => import('./office/CamerasPage.vue') },
  { path: '/cameras/lookups', component: () => import('./office/LookupsPage.vue') },
]
