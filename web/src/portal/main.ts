import { openFace } from '@/ui'
import PortalFrame from './PortalFrame.vue'
import { routes } from './routes'

void openFace(PortalFrame, '/', routes, import.meta.glob(['/src/ui/locales/*.json', '/src/portal/locales/*.json', '/src/modules/*/portal/locales/*.json']))
