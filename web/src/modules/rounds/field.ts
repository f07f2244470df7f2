import type { RouteRecordRaw } from 'vue-router'

export { tellDuty } from './field/duty'

export const routes: RouteRecordRaw[] = [
  { path: '/diary', component: () => import('./field/DiaryPage.vue'), meta: { bar: true } },
  { path: '/diary/new', component: () => import('./field/WritePage.vue') },
]
