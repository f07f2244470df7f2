import type { RouteRecordRaw } from 'vue-router'

export const alarmRoutes: RouteRecordRaw[] = [
  { path: '/alarms', component: () => import('./office/AlarmsPage.vue') },
  { path: '/alarms/raise', component: () => import('./office/RaisePage.vue') },
  { path: '/alarms/press', component: () => import('./office/PressPage.vue') },
  { path: '/alarms/:alarmId', component: () => import('./office/AlarmPage.vue') },
  { path: '/alarms/:alarmId/report', component: () => import('./office/report/ReportPage.vue') },
  { path: '/alarm-devices', component: () => import('./office/devices/DevicesPage.vue') },
  { path: '/alarm-devices/faults', component: () => import('./office/faults/FaultsPage.vue') },
  { path: '/alarm-devices/rules', component: () => import('./office/rules/RulesPage.vue') },
]
