import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [{ path: '/my-data/:secret?', component: () => import('./portal/MyDataPage.vue') }]
