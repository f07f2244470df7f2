import type { RouteRecordRaw } from 'vue-router'
import { routes as cases } from '@/modules/cases/portal'
import { routes as doors } from '@/modules/portal/portal'
import { routes as privacy } from '@/modules/privacy/portal'
import HomePage from './HomePage.vue'

export const routes: RouteRecordRaw[] = [
  { path: '/', meta: { wide: true }, component: HomePage },
  ...cases,
  ...doors,
  ...privacy,
  { path: '/:rest(.*)', meta: { title: 'portal.lost' }, component: () => import('./LostPage.vue') },
]
