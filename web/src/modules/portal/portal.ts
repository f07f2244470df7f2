import type { RouteRecordRaw } from 'vue-router'

export { default as DoorGrid } from './portal/DoorGrid.vue'

export const routes: RouteRecordRaw[] = [
  { path: '/door/:door', component: () => import('./portal/DoorPage.vue') },
  { path: '/article/:id', component: () => import('./portal/ArticlePage.vue') },
  { path: '/voice', component: () => import('./portal/VoicePage.vue') },
  { path: '/assessment', component: () => import('./portal/AssessmentPage.vue') },
]
