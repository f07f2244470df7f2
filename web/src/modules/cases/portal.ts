import type { RouteRecordRaw } from 'vue-router'

export { default as NearCard } from './portal/NearCard.vue'

export const routes: RouteRecordRaw[] = [
  { path: '/say', component: () => import('./portal/SayPage.vue') },
  { path: '/follow/:secret', component: () => import('./portal/FollowPage.vue') },
  { path: '/map', component: () => import('./portal/PublicMapPage.vue') },
]
