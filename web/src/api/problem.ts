/** A refusal of the server: a stable code, which `refusals.{code}` translates, and faults by the path of the field. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly fields: Readonly<Record<string, readonly string[]>> = {},
    /** Seconds after which another try makes sense. */
    readonly retryAfter?: number,
    /** The whole answer, where it shows what was refused. */
    readonly evidence: Readonly<Record<string, unknown>> = {},
  ) {
    super(code)
    this.name = 'Problem'
  }

  /** Nobody answered: no reception, or the server is away. What was to be sent is still to be sent. */
  get isOffline() { return this.code === unreachable }

  /** Another try may succeed without anything being changed. */
  get isPassing() { return this.isOffline || this.status === 429 || this.status >= 502 }
}

export const unreachable = 'web.unreachable'

/** What an answer that is not 2xx says, whether it is problem+json or not. */
export async function problemOf(response: Response): Promise<Problem> {
  const wait = Number(response.headers.get('Retry-After')) || undefined
  let body: { code?: string, errors?: Record<string, string[]> } = {}
  try { body = await response.clone().json() as typeof body }
  catch { /* a proxy's page, or nothing */ }
  return new Problem(body.code ?? `http.${response.status}`, response.status, body.errors, wait, body)
}
