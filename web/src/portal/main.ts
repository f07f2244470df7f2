import { openFace } from '@/ui'
import PortalFrame from './PortalFrame.vue'
import { routes } from './routes'

void openFace(PortalFrame, '/', routes, import.meta.glob(['../ui/locales/*.json', './locales/*.json', '../modules/identity/locales/*.json']))
