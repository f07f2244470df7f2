import createClient from 'openapi-fetch'
import { prefix } from './base'
import { Problem, problemOf, unreachable } from './problem'
import type { components, paths } from './schema'

/** The API's records by their name in the document. */
export type Schemas = components['schemas']

/** The API, typed by the server's own document. Sends the session's cookie; every answer that is not 2xx throws a {@link Problem}. */
export const api = createClient<paths>({ baseUrl: prefix, headers: { 'X-Wangge': '1' } })

let onSignedOut = () => {}

/** What to do when the server no longer knows the session. */
export function whenSignedOut(act: () => void) { onSignedOut = act }

let onAnswer = (_answer: Response) => {}

/** What to do with every answer of the server, whatever it says. */
export function whenAnswered(act: (answer: Response) => void) { onAnswer = act }

/** Tells of an answer that came past the client. */
export const answered = (answer: Response) => onAnswer(answer)

api.use({
  async onResponse({ response }) {
    answered(response)
    if (response.ok || response.status === 304) return response
    const problem = await problemOf(response)
    if (problem.code === 'access.not-signed-in') onSignedOut()
    throw problem
  },
  onError({ error }) {
    return error instanceof Problem || (error instanceof DOMException && error.name === 'AbortError')
      ? error
      : new Problem(unreachable, 0)
  },
})

/** The body of a call that answered 2xx. */
export async function body<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T
}
