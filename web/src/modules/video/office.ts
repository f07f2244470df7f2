import type { RouteRecordRaw } from 'vue-router'

export const videoRoutes: RouteRecordRaw[] = [
  { path: '/cameras', component: () => import('./office/CamerasPage.vue') },
  { path: '/cameras/lookups', component: () => import('./office/LookupsPage.vue') },
  { path: '/cameras/servers', component: () => import('./office/servers/ServersPage.vue') },
  { path: '/cameras/coverage', component: () => import('./office/coverage/CoveragePage.vue') },
]
