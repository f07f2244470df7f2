import type { RouteRecordRaw } from 'vue-router'

export const measureRoutes: RouteRecordRaw[] = [{ path: '/numbers', component: () => import('./office/NumbersPage.vue') }]
