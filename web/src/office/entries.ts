import type { IconName } from '@/ui'

/** A section of the desk. `needs`: shown to who holds one of these permissions; `also`: where else it is the one that is looked at. */
export interface Entry { to: string, word: string, icon: IconName, needs?: string[], also?: string[] }

const entries: Entry[] = [
  { to: '/', word: 'office.queue', icon: 'queue', needs: ['cases.read'] },
  { to: '/cases', word: 'office.cases', icon: 'book', needs: ['cases.read'] },
  { to: '/map', word: 'office.map', icon: 'map', needs: ['cases.read'] },
  { to: '/dispatch', word: 'office.dispatch', icon: 'unit', needs: ['dispatch.see-units'] },
  { to: '/alarms', word: 'office.alarms', icon: 'bell', needs: ['alarms.see'], also: ['/alarm-devices'] },
  { to: '/cameras', word: 'office.cameras', icon: 'cam', needs: ['video.see-cameras'] },
  { to: '/inspections', word: 'office.inspections', icon: 'check', needs: ['rounds.see-inspections', 'rounds.edit-checklists'] },
  { to: '/rounds', word: 'office.rounds', icon: 'nav', needs: ['rounds.see-rounds', 'rounds.watch-cameras'], also: ['/camera-rounds'] },
  { to: '/numbers', word: 'office.numbers', icon: 'bars', needs: ['cases.measure'] },
  { to: '/base', word: 'office.base', icon: 'tree', needs: ['areas.read'] },
  { to: '/publications', word: 'office.publications', icon: 'edit', needs: ['portal.answer'] },
  { to: '/people', word: 'office.people', icon: 'people', needs: ['identity.view'] },
  { to: '/settings', word: 'office.settings', icon: 'gear', needs: ['cases.configure', 'cases.measure', 'doors.keep-keys', 'doors.keep-cap-peers', 'kernel.outbox'] },
  { to: '/audit', word: 'office.audit', icon: 'shield', needs: ['kernel.audit'] },
  { to: '/wall', word: 'office.wall', icon: 'wall', needs: ['cases.read', 'alarms.console'] },
]

/** Those that these permissions open. */
export const entriesFor = (permissions: readonly string[]) => entries.filter((e) => !e.needs || e.needs.some((p) => permissions.includes(p)))
