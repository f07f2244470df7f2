import type { RouteRecordRaw } from 'vue-router'
import { alarmRoutes } from '@/modules/alarms/office'
import { areaRoutes } from '@/modules/areas/office'
import { auditRoutes } from '@/modules/audit/office'
import { caseRoutes } from '@/modules/cases/office'
import { dispatchRoutes } from '@/modules/dispatch/office'
import { identityRoutes } from '@/modules/identity/office'
import { inspectionRoutes } from '@/modules/inspections/office'
import { measureRoutes } from '@/modules/measures/office'
import { publishingRoutes } from '@/modules/portal/office'
import { roundRoutes } from '@/modules/rounds/office'
import { settingRoutes } from '@/modules/settings/office'
import { videoRoutes } from '@/modules/video/office'

export const routes: RouteRecordRaw[] = [
  ...caseRoutes,
  ...dispatchRoutes,
  ...alarmRoutes,
  ...measureRoutes,
  ...identityRoutes,
  ...auditRoutes,
  ...areaRoutes,
  ...inspectionRoutes,
  ...publishingRoutes,
  ...roundRoutes,
  ...settingRoutes,
  ...videoRoutes,
]
