import type { RouteRecordRaw } from 'vue-router'
import { caseRoutes } from '@/modules/cases/office'

export const routes: RouteRecordRaw[] = [
  ...caseRoutes,
]
