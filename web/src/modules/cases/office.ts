import type { RouteRecordRaw } from 'vue-router'

export const caseRoutes: RouteRecordRaw[] = [
  { path: '/', component: () => import('./office/QueuePage.vue') },
  { path: '/cases', component: () => import('./office/SearchPage.vue') },
  { path: '/cases/:caseId', component: () => import('./office/CasePage.vue') },
  { path: '/map', component: () => import('./office/map/MapPage.vue') },
  { path: '/wall', component: () => import('./office/wall/WallPage.vue'), meta: { bare: true } },
]
