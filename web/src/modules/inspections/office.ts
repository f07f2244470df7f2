import type { RouteRecordRaw } from 'vue-router'

export const inspectionRoutes: RouteRecordRaw[] = [{
  path: '/inspections',
  component: () => import('./office/InspectionsFrame.vue'),
  children: [
    { path: '', component: () => import('./office/InspectionsPage.vue') },
    { path: 'plan', component: () => import('./office/PlanPage.vue') },
    { path: 'defects', component: () => import('./office/DefectsPage.vue') },
    { path: 'checklists', component: () => import('./office/checklists/ChecklistsPage.vue') },
    { path: ':inspectionId', component: () => import('./office/InspectionPage.vue') },
  ],
}]
