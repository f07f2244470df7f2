import { openFace } from '@/ui'
import FieldFrame from './FieldFrame.vue'
import { routes } from './routes'

void openFace(FieldFrame, '/field/', routes, import.meta.glob(['../ui/locales/*.json', './locales/*.json', '../modules/identity/locales/*.json']))
