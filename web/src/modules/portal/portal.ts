import type { RouteRecordRaw } from 'vue-router'

export { default as DoorGrid } from './portal/DoorGrid.vue'

export const routes: RouteRecordRaw[] = [
  { path: '/door/:door(daily-life|public-safety|party-building)', meta: { title: 'portal-portal.doors' }, component: () => import('./portal/DoorPage.vue') },
  { path: '/article/:id', meta: { title: 'portal-portal.article' }, component: () => import('./portal/ArticlePage.vue') },
  { path: '/voice', meta: { title: 'portal-portal.public-voice' }, component: () => import('./portal/VoicePage.vue') },
  { path: '/voice/:secret', meta: { title: 'portal-portal.asked-link' }, component: () => import('./portal/OwnVoicePage.vue') },
  { path: '/assessment', meta: { title: 'portal-portal.assessment' }, component: () => import('./portal/AssessmentPage.vue') },
]
