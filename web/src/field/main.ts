import { openFace } from '@/ui'
import FieldFrame from './FieldFrame.vue'
import { routes } from './routes'

void openFace(FieldFrame, '/field/', routes, import.meta.glob(['/src/ui/locales/*.json', '/src/field/locales/*.json', '/src/modules/identity/locales/*.json']))
