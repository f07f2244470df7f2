import type { RouteRecordRaw } from 'vue-router'

export { callOut } from './field/call'
export { default as SentWatch } from './field/SentWatch.vue'
export { useWayTo } from './field/useWayTo'
export { default as UnitCard } from './field/UnitCard.vue'
export { default as CommandCard } from './field/command/CommandCard.vue'
export { default as CommandWatch } from './field/command/CommandWatch.vue'

/** The pages on which a crew works, and a commander. */
export const routes: RouteRecordRaw[] = [
  { path: '/unit', component: () => import('./field/UnitPage.vue') },
  { path: '/commands', component: () => import('./field/command/CommandsPage.vue') },
]
