import { openFace } from '@/ui'
import OfficeFrame from './OfficeFrame.vue'
import { routes } from './routes'

void openFace(OfficeFrame, '/office/', routes, import.meta.glob(['../ui/locales/*.json', './locales/*.json', '../modules/{identity,cases,areas,city,measures,portal,rounds,audit}/locales/*.json']))
