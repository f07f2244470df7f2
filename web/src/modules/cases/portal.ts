import type { RouteRecordRaw } from 'vue-router'

export { default as NearCard } from './portal/NearCard.vue'

export const routes: RouteRecordRaw[] = [
  { path: '/say', meta: { title: 'cases-portal.say' }, component: () => import('./portal/SayPage.vue') },
  { path: '/follow/:secret', meta: { title: 'cases-portal.follow' }, component: () => import('./portal/FollowPage.vue') },
  { path: '/map', meta: { title: 'cases-portal.map', wide: true }, component: () => import('./portal/PublicMapPage.vue') },
  { path: '/matters/:number(\\d+)', meta: { title: 'cases-portal.matter' }, component: () => import('./portal/MatterPage.vue') },
  { path: '/subscribe', meta: { title: 'cases-portal.subscribe' }, component: () => import('./portal/SubscribePage.vue') },
  { path: '/subscriptions/:secret', meta: { title: 'cases-portal.my-subscription' }, component: () => import('./portal/SubscriptionPage.vue') },
]
