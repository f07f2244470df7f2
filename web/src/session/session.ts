import { computed, reactive } from 'vue'
import { api, body, whenSignedOut, type Schemas } from '@/api'

export type Me = NonNullable<Schemas['WhoAmIResponse']['account']>
type District = Schemas['WhoAmIResponse']['district']

/** Who uses this page, as the server says. Roles are looked at to show what makes sense; the server alone decides what is allowed. */
export const session = reactive({
  /** False until the server was asked once. */
  known: false,
  me: null as Me | null,
  district: null as District | null,
  /** Why a session that this browser had is over; null where none was. */
  ended: null as string | null,
})

whenSignedOut(() => { session.me = null })

/** Asks the server who is signed in; throws a Problem where it cannot be reached. */
export async function loadSession() {
  const answer = await body(api.GET('/api/session'))
  Object.assign(session, { known: true, me: answer.account, district: answer.district, ended: answer.ended ?? null })
}

/** Signs in; throws a Problem, `identity.totp-needed` where the code is missing. */
export async function signIn(name: string, password: string, totp?: string) {
  await api.POST('/api/session', { body: { name, password, totp: totp || null, asToken: false } })
  await loadSession()
}

export async function signOut() {
  await api.DELETE('/api/session')
  session.me = null
}

export function useSession() {
  const roles = computed(() => new Set(session.me?.roles.map((r) => r.role) ?? []))
  const permissions = computed(() => new Set(session.me?.permissions ?? []))
  return {
    session,
    /** Holds one of these roles somewhere. */
    has: (...any: string[]) => any.some((role) => roles.value.has(role)),
    /** Holds this permission somewhere, such as `cases.act.accept`. */
    can: (permission: string) => permissions.value.has(permission),
  }
}
