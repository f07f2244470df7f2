import type { RouteLocationNormalized, Router } from 'vue-router'
import { prefix } from '@/api'
import { notify } from './notify'

const tried = 'wangge.reopened'

async function serverAnswers() {
  try { return (await fetch(`${prefix}/mark.svg`, { cache: 'no-store' })).ok }
  catch { return false }
}

/**
 * A page's part that does not come is never passed over in silence. Where the server answers it may have newer parts than this tab knows: the address is
 * opened anew, once. Where it does not answer, or that did not help, `say` is shown with another try and one stays where one was.
 */
export function mindMissingParts(router: Router, say: () => string) {
  const open = (to: RouteLocationNormalized) => location.assign(router.resolve(to).href)
  router.onError(async (_reason, to) => {
    if (sessionStorage.getItem(tried) !== to.fullPath && await serverAnswers()) {
      sessionStorage.setItem(tried, to.fullPath)
      open(to)
    }
    else notify(say(), 'over', undefined, () => open(to))
  })
  router.afterEach((_to, _from, failure) => { if (!failure) sessionStorage.removeItem(tried) })
}
