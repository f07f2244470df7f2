import type { RouteRecordRaw } from 'vue-router'

export const videoRoutes: RouteRecordRaw[] = [{ path: '/cameras', component: () => import('./office/CamerasPage.vue') }]
