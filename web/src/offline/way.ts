import { answered, api, body, prefix, Problem, problemOf, sendBlob, unreachable } from '@/api'
import type { Way } from './sender'

/** The server as the page and its worker reach it: by the cookie of the session. */
export const way: Way = {
  async whoAmI() {
    const answer = await body(api.GET('/api/session'))
    return { accountId: answer.account?.id ?? null, ended: answer.ended ?? null }
  },
  async sendFile(file) {
    await sendBlob(new Blob([file.bytes], { type: file.type }), file.sha256)
  },
  async write({ method, path, body: content }) {
    let response: Response
    try {
      response = await fetch(prefix + path, { method, body: JSON.stringify(content), headers: { 'X-Wangge': '1', 'Content-Type': 'application/json' } })
    }
    catch { throw new Problem(unreachable, 0) }
    answered(response)
    if (!response.ok) throw await problemOf(response)
    return await response.json() as Record<string, unknown>
  },
}
