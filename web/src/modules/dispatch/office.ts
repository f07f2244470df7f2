import { defineAsyncComponent } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

export const dispatchRoutes: RouteRecordRaw[] = [
  { path: '/dispatch', component: () => import('./office/board/DispatchPage.vue') },
  { path: '/dispatch/units', component: () => import('./office/units/UnitsPage.vue') },
  { path: '/dispatch/roads', component: () => import('./office/roads/RoadsPage.vue') },
  { path: '/dispatch/speeds', component: () => import('./office/speeds/SpeedsPage.vue') },
  { path: '/dispatch/speeds/calibrate', component: () => import('./office/speeds/CalibratePage.vue') },
  { path: '/dispatch/zones', component: () => import('./office/zones/ZonesPage.vue') },
  { path: '/dispatch/rings', component: () => import('./office/rings/RingsPage.vue') },
  { path: '/dispatch/posts', component: () => import('./office/posts/PostsPage.vue') },
  { path: '/dispatch/cordon', component: () => import('./office/cordons/CordonPage.vue') },
  { path: '/commands', component: () => import('./office/commands/CommandsPage.vue') },
  { path: '/dispatch/response', component: () => import('./office/response/ResponsePage.vue') },
]

export { useHelpOnMap } from './office/board/useHelpOnMap'

/** What one commands, in the bar; loaded when first asked for. */
export const CommandWatch = defineAsyncComponent(() => import('./office/commands/CommandWatch.vue'))

/** Sending from a case and who was sent to it, closing roads because of it and which are; loaded when first asked for. */
export const SendColumn = defineAsyncComponent(() => import('./office/sending/SendColumn.vue'))
export const CloseColumn = defineAsyncComponent(() => import('./office/roads/CloseColumn.vue'))
export const ClosedStrip = defineAsyncComponent(() => import('./office/roads/ClosedStrip.vue'))
export const HelpStrip = defineAsyncComponent(() => import('./office/sending/HelpStrip.vue'))
