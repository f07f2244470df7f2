import type { RouteRecordRaw } from 'vue-router'

export const auditRoutes: RouteRecordRaw[] = [{ path: '/audit', component: () => import('./office/AuditPage.vue') }]
