import { session, useSession } from '@/session'

/** What one may do at an area, to show what makes sense; the server decides. */
export function useReach() {
  const { can } = useSession()
  return { can, mayAt: (permission: string, path: string) => can(permission) && session.me!.roles.some((r) => r.areaPath && path.startsWith(r.areaPath)) }
}
