import type { RouteRecordRaw } from 'vue-router'

export { tellDuty } from './field/duty'
export { namesSomebody } from './field/entries'
export { default as RoundCards } from './field/walk/RoundCards.vue'

export const routes: RouteRecordRaw[] = [
  { path: '/diary', component: () => import('./field/DiaryPage.vue'), meta: { bar: true } },
  { path: '/diary/new', component: () => import('./field/WritePage.vue') },
  { path: '/rounds', component: () => import('./field/walk/RoundsPage.vue') },
  { path: '/rounds/:id', component: () => import('./field/walk/WalkPage.vue') },
]
