/** Pages of the settings, with the permission that opens each. */
export const settingPages = [
  { name: 'types', needs: 'cases.read-settings' },
  { name: 'calendar', needs: 'cases.read-settings' },
  { name: 'responsibilities', needs: 'cases.read-settings' },
  { name: 'formulas', needs: 'cases.measure' },
  { name: 'exclusions', needs: 'cases.measure' },
  { name: 'keys', needs: 'doors.keep-keys' },
  { name: 'cap', needs: 'doors.keep-cap-peers' },
  { name: 'undelivered', needs: 'kernel.outbox' },
] as const
