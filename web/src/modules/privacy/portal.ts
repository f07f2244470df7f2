import type { RouteRecordRaw } from 'vue-router'

export { default as DeleteMine } from './portal/DeleteMine.vue'
export { default as SeenList } from './portal/SeenList.vue'

export const routes: RouteRecordRaw[] = [{ path: '/my-data/:secret?', meta: { title: 'privacy-portal.title' }, component: () => import('./portal/MyDataPage.vue') }]
