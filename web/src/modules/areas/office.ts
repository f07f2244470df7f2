import type { RouteRecordRaw } from 'vue-router'

export const areaRoutes: RouteRecordRaw[] = [{ path: '/base', component: () => import('./office/BasePage.vue') }]
