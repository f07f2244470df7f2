import { openFace } from '@/ui'
import OfficeFrame from './OfficeFrame.vue'
import { routes } from './routes'

void openFace(OfficeFrame, '/office/', routes, import.meta.glob(['/src/ui/locales/*.json', '/src/office/locales/*.json', '/src/modules/*/locales/*.json', '/src/modules/*/office/locales/*.json']))
