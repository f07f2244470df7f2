export { loadSession, session, signIn, signOut, useSession, type Me } from './session'
export { applyTheme, theme, type Theme } from './theme'
export { dayTime, shortSpan, useNow } from './time'
