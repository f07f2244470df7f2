import { Problem } from '@/api'
import type { Item, Step } from './items'
import { waitAfter } from './pace'
import type { Queue } from './queue'
import type { KeptFile } from './store'

/** The way to the server. Each throws a {@link Problem}. */
export interface Way {
  /** Whose session this phone has now, and why it has none. */
  whoAmI(): Promise<{ accountId: string | null, ended: string | null }>
  sendFile(file: KeptFile): Promise<void>
  write(step: Step): Promise<Record<string, unknown>>
}

/** How a round of sending ended. `elsewhere`: another tab is at it. */
export type Round = 'all-sent' | 'offline' | 'signed-out' | 'revoked' | 'elsewhere'

/** What the screens say of the sending; kept, so that each tab and the next start knows it. */
export interface Sending { lastTry: number, round: Round, failed: number, nextTry: number | null }

export const sendingKey = 'sending'

/** Sends what waits, one after another, one sender a phone. What may pass is tried again later; what is refused is left for its maker. */
export class Sender {
  constructor(
    private readonly queue: Queue,
    private readonly way: Way,
    private readonly alone: <T>(act: () => Promise<T>) => Promise<T | 'elsewhere'> = (act) => act(),
    private readonly clock: () => number = Date.now,
  ) {}

  /** One round. Never throws for what the network or the server does. */
  async run(): Promise<Round> {
    return this.alone(async () => {
      const before = (await this.queue.store.kept.get(sendingKey))?.value as Sending | undefined
      const { round, retryAfter } = await this.round()
      const failed = round === 'offline' ? (before?.failed ?? 0) + 1 : 0
      const wait = Math.max(waitAfter(failed), (retryAfter ?? 0) * 1000)
      const sending: Sending = { lastTry: this.clock(), round, failed, nextTry: round === 'offline' ? this.clock() + wait : null }
      // A phone without room sends all the same.
      await this.queue.store.kept.put({ key: sendingKey, value: sending, at: this.clock() }).catch(() => {})
      return round
    })
  }

  private async round(): Promise<{ round: Round, retryAfter?: number }> {
    try {
      const seen = new Set<string>()
      let unknown = false
      for (let item = await this.next(seen); item; item = await this.next(seen)) {
        seen.add(item.id)
        // Asked before each: on a shared phone somebody else may have signed in, and theirs it must not become.
        const who = await this.way.whoAmI()
        if (who.ended === 'phone-revoked') return { round: 'revoked' }
        if (who.accountId !== this.queue.store.owner) return { round: 'signed-out' }
        if (await this.send(item) === 'unknown') unknown = true
      }
      return { round: unknown ? 'offline' : 'all-sent' }
    }
    catch (fault) {
      if (!(fault instanceof Problem)) throw fault
      return { round: isSignedOut(fault) ? 'signed-out' : 'offline', retryAfter: fault.retryAfter }
    }
  }

  private async next(seen: ReadonlySet<string>) {
    return (await this.queue.list()).find((item) => item.state === 'waiting' && !seen.has(item.id))
  }

  /** Throws only what another try may mend. `unknown`: the server is older than this page and does not have that address yet; the item waits, the others go on. */
  private async send(item: Item): Promise<'unknown' | void> {
    const trying: Item = { ...item, tries: item.tries + 1, triedAt: this.clock() }
    await this.queue.note(trying).catch(() => {})
    let answer: Record<string, unknown> = {}
    try {
      if (trying.at === 0) for (const sha256 of trying.files) await this.sendFile(trying, sha256)
      for (; trying.at < trying.steps.length; trying.at++) {
        answer = await this.write(trying, trying.steps[trying.at]!)
        if (typeof answer.caseId === 'string') trying.known = { ...trying.known, caseId: answer.caseId }
        if (trying.at + 1 < trying.steps.length) await this.queue.note({ ...trying, at: trying.at + 1 }).catch(() => {})
      }
    }
    catch (fault) {
      if (!(fault instanceof Problem) || fault.isPassing || fault.status >= 500 || isSignedOut(fault)) throw fault
      if (fault.code === 'request.not-found') return 'unknown'
      const problem = { code: fault.code, status: fault.status, fields: { ...fault.fields } }
      await this.queue.note({ ...trying, state: 'refused', problem })
      return
    }

    const text = (value: unknown) => typeof value === 'string' ? value : undefined
    await this.queue.arrived(trying, {
      id: trying.id, kind: trying.kind, title: trying.title, madeAt: trying.madeAt, sentAt: this.clock(), caseId: trying.known.caseId,
      number: typeof answer.number === 'number' ? answer.number : undefined, state: text(answer.state), grid: text(answer.grid),
    })
  }

  private async sendFile(item: Item, sha256: string) {
    const file = await this.queue.file(item, sha256)
    if (!file) throw new Problem('web.file-lost', 400)
    await this.way.sendFile(file)
  }

  private async write(item: Item, step: Step): Promise<Record<string, unknown>> {
    const path = step.path.replace(/\{(\w+)\}/g, (_, name: string) => item.known[name] ?? '')
    try { return await this.way.write({ ...step, path }) }
    catch (fault) {
      // The first try came through after all, though this one differs: what the server has stays.
      if (fault instanceof Problem && (fault.code === 'request.id-reused' || fault.code === step.done)) return {}
      throw fault
    }
  }
}

/** Without a session a report would be a stranger's, which needs a proof of work: the same as not signed in. */
const isSignedOut = (fault: Problem) => fault.status === 401 || fault.code === 'reports.work-needed'
