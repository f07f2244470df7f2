import type { RouteRecordRaw } from 'vue-router'

export const settingRoutes: RouteRecordRaw[] = [{
  path: '/settings',
  component: () => import('./office/SettingsPage.vue'),
  children: [
    { path: '', component: () => import('./office/FirstPage.vue') },
    { path: 'types', component: () => import('./office/types/TypesPage.vue') },
    { path: 'calendar', component: () => import('./office/calendar/CalendarPage.vue') },
    { path: 'responsibilities', component: () => import('./office/duties/ResponsibilitiesPage.vue') },
    { path: 'formulas', component: () => import('./office/measures/FormulasPage.vue') },
    { path: 'exclusions', component: () => import('./office/measures/ExclusionsPage.vue') },
    { path: 'keys', component: () => import('./office/KeysPage.vue') },
    { path: 'cap', component: () => import('./office/cap/CapPage.vue') },
    { path: 'undelivered', component: () => import('./office/DeadLettersPage.vue') },
  ],
}]

export { useEditing, type Edited } from './office/useEditing'
