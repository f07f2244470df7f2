import type { RouteRecordRaw } from 'vue-router'
import { caseRoutes } from '@/modules/cases/office'
import { identityRoutes } from '@/modules/identity/office'
import { measureRoutes } from '@/modules/measures/office'

export const routes: RouteRecordRaw[] = [
  ...caseRoutes,
  ...measureRoutes,
  ...identityRoutes,
]
