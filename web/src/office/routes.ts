import type { RouteRecordRaw } from 'vue-router'
import { areaRoutes } from '@/modules/areas/office'
import { auditRoutes } from '@/modules/audit/office'
import { caseRoutes } from '@/modules/cases/office'
import { identityRoutes } from '@/modules/identity/office'
import { measureRoutes } from '@/modules/measures/office'
import { publishingRoutes } from '@/modules/portal/office'
import { settingRoutes } from '@/modules/settings/office'

export const routes: RouteRecordRaw[] = [
  ...caseRoutes,
  ...measureRoutes,
  ...identityRoutes,
  ...auditRoutes,
  ...areaRoutes,
  ...publishingRoutes,
  ...settingRoutes,
]
