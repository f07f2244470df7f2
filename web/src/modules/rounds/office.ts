import type { RouteRecordRaw } from 'vue-router'

export const roundRoutes: RouteRecordRaw[] = [
  { path: '/rounds', component: () => import('./office/results/ResultsPage.vue') },
  { path: '/rounds/places', component: () => import('./office/results/PlacesPage.vue') },
  { path: '/rounds/plans', component: () => import('./office/plans/PlansPage.vue') },
  { path: '/rounds/points', component: () => import('./office/points/PointsPage.vue') },
  { path: '/rounds/sheet', component: () => import('./office/points/SheetPage.vue') },
]
