import type { RouteRecordRaw } from 'vue-router'

export const identityRoutes: RouteRecordRaw[] = [
  { path: '/people/:id?', component: () => import('./office/PeoplePage.vue') },
  { path: '/me', component: () => import('./office/OwnPage.vue') },
]
