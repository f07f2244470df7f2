import { loadDistrict } from '@/modules/portal'
import { openFace } from '@/ui'
import PortalFrame from './PortalFrame.vue'
import { routes } from './routes'

// On its way while the words are.
void loadDistrict()
void openFace(PortalFrame, '/', routes, import.meta.glob(['/src/ui/locales/*.json', '/src/portal/locales/*.json', '/src/modules/*/portal/locales/*.json']))
