import { openFace } from '@/ui'
import FieldFrame from './FieldFrame.vue'
import { routes } from './routes'
import { shareOnDuty } from './sharing'
import { start } from './start'
import { keepForOffline } from './update'
import './field.css'

void start()
shareOnDuty()
void openFace(FieldFrame, '/field/', routes, import.meta.glob([
  '/src/ui/locales/*.json', '/src/field/locales/*.json', '/src/modules/{identity,cases,inspections,alarms,video}/locales/*.json', '/src/modules/*/field/locales/*.json',
]))
keepForOffline()
