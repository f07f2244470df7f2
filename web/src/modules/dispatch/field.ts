import type { RouteRecordRaw } from 'vue-router'

export { callOut } from './field/call'
export { default as SentWatch } from './field/SentWatch.vue'
export { default as UnitCard } from './field/UnitCard.vue'

/** The page on which a crew works. */
export const routes: RouteRecordRaw[] = [
  { path: '/unit', component: () => import('./field/UnitPage.vue') },
]
