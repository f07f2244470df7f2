import { defineAsyncComponent } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

/** Rounds that were missed, in the bar; loaded when first asked for. */
export const MissedWatch = defineAsyncComponent(() => import('./office/missed/MissedWatch.vue'))

export const roundRoutes: RouteRecordRaw[] = [
  { path: '/rounds', component: () => import('./office/RoundsHome.vue') },
  { path: '/rounds/places', component: () => import('./office/results/PlacesPage.vue') },
  { path: '/rounds/plans', component: () => import('./office/plans/PlansPage.vue') },
  { path: '/rounds/points', component: () => import('./office/points/PointsPage.vue') },
  { path: '/rounds/sheet', component: () => import('./office/points/SheetPage.vue') },
  { path: '/camera-rounds', component: () => import('./office/cameras/MyRoundsPage.vue') },
  { path: '/camera-rounds/results', component: () => import('./office/cameras/CameraResultsPage.vue') },
  { path: '/camera-rounds/plans', component: () => import('./office/cameras/plans/CameraPlansPage.vue') },
  { path: '/camera-rounds/:roundId', component: () => import('./office/cameras/mosaic/MosaicPage.vue') },
]
