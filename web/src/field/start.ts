import { watch } from 'vue'
import { usePhoneOf } from '@/offline'
import { loadSession, session, type Me } from '@/session'

const remembered = 'wangge.field.session'

interface Remembered { me: Me, district: typeof session.district }

/** Who used this phone last, so that it opens without reception; what they may do the server decides when it is reached. */
function recall(): Remembered | null {
  try { return JSON.parse(localStorage.getItem(remembered) ?? 'null') as Remembered | null }
  catch { return null }
}

/** Opens with what the phone remembers, then asks the server who it is. */
export async function start() {
  const last = recall()
  if (last) {
    Object.assign(session, { known: true, me: last.me, district: last.district })
    usePhoneOf(last.me.id)
  }
  watch(() => session.me, (me) => {
    if (!me) return
    localStorage.setItem(remembered, JSON.stringify({ me, district: session.district } satisfies Remembered))
    usePhoneOf(me.id)
  })
  try {
    await loadSession()
    // A phone that keeps nothing of anybody has nothing to be told: it was wiped, or is new.
    if (!last) session.ended = null
  }
  catch { session.known = true }
}

/** Forgets who used this phone. */
export const forget = () => localStorage.removeItem(remembered)
