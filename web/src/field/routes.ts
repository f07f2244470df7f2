import type { RouteRecordRaw } from 'vue-router'
import { routes as alarms } from '@/modules/alarms/field'
import { routes as cases } from '@/modules/cases/field'
import { routes as dispatch } from '@/modules/dispatch/field'
import { routes as inspections } from '@/modules/inspections/field'
import { routes as rounds } from '@/modules/rounds/field'
import TodayPage from './TodayPage.vue'

/** `bar`: the tabs stand below it. Today is in the first load; the rest comes when it is opened. */
export const routes: RouteRecordRaw[] = [
  { path: '/', component: TodayPage, meta: { bar: true } },
  { path: '/map', component: () => import('./MapPage.vue'), meta: { bar: true } },
  { path: '/me', component: () => import('./MePage.vue'), meta: { bar: true } },
  { path: '/queue', component: () => import('./QueuePage.vue') },
  ...cases,
  ...inspections,
  ...rounds,
  ...dispatch,
  ...alarms,
  { path: '/:rest(.*)', redirect: '/' },
]
