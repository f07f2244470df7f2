import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Problem, unreachable } from '@/api'
import { Queue } from './queue'
import { Sender, type Way } from './sender'
import { Store, type KeptFile } from './store'

/** What the world does to a phone: each is drawn at random, in any order. */
const happenings = fc.oneof(
  { weight: 5, arbitrary: fc.record({ what: fc.constant('tell' as const), steps: fc.integer({ min: 1, max: 3 }), files: fc.integer({ min: 0, max: 2 }) }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('send' as const), fates: fc.array(fc.constantFrom('well', 'well', 'request-lost', 'answer-lost', 'doubled', 'busy'), { maxLength: 12 }) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('restart' as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('two-tabs' as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('full' as const), is: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('clock' as const), hours: fc.integer({ min: -9000, max: 9000 }) }) },
)

/** A server as the real one is: a repeat changes nothing, a file must be there before it is named. */
class House implements Way {
  readonly files = new Set<string>()
  readonly cases = new Map<string, string>()
  readonly acts = new Map<string, string>()
  fates: string[] = []
  constructor(private readonly owner: string) {}

  whoAmI() { return this.through(() => ({ accountId: this.owner, ended: null })) }
  sendFile(file: KeptFile) { return this.through(() => { this.files.add(file.sha256) }) }
  write(step: { path: string, body: Record<string, unknown> }) { return this.through(() => this.take(step)) }

  private take({ path, body }: { path: string, body: Record<string, unknown> }): Record<string, unknown> {
    const report = /^\/api\/reports\/(.+)$/.exec(path)?.[1]
    if (report) {
      for (const file of body.files as string[]) if (!this.files.has(file)) throw new Problem('cases.unknown-file', 400)
      if (!this.cases.has(report)) this.cases.set(report, `case-of-${report}`)
      return { caseId: this.cases.get(report)! }
    }
    const matter = /^\/api\/cases\/(.+)\/act$/.exec(path)![1]!
    if (![...this.cases.values()].includes(matter)) throw new Problem('cases.unknown', 404)
    this.acts.set(body.actId as string, matter)
    return { state: 'done' }
  }

  private async through<T>(act: () => T): Promise<T> {
    await Promise.resolve()
    const fate = this.fates.shift() ?? 'well'
    if (fate === 'busy') throw new Problem('http.503', 503)
    if (fate === 'request-lost') throw new Problem(unreachable, 0)
    const answer = act()
    if (fate === 'doubled') act()
    if (fate === 'answer-lost') throw new Problem(unreachable, 0)
    return answer
  }
}

let run = 0

it('phones that drop, double, restart, fill up and have a wrong clock lose nothing and double nothing', async () => {
  await fc.assert(fc.asyncProperty(fc.array(happenings, { minLength: 1, maxLength: 40 }), async (events) => {
    const owner = `model-${run++}`
    let [full, ahead, made] = [false, 0, 0]
    const clock = () => Date.now() + ahead
    const open = () => {
      const store = new Store(owner)
      const refuse = () => { if (full) throw new DOMException('full', 'QuotaExceededError') }
      store.queue.hook('creating', refuse)
      store.files.hook('creating', refuse)
      return store
    }
    const house = new House(owner)
    let store = open()
    let queue = new Queue(store, clock)
    const told = new Map<string, string[]>()

    for (const event of events) {
      switch (event.what) {
        case 'tell': {
          const id = `r${made++}`
          const acts = Array.from({ length: event.steps - 1 }, (_, i) => `${id}-a${i}`)
          const files = Array.from({ length: event.files }, (_, i): KeptFile => ({ sha256: `${id}-f${i}`, type: 'image/jpeg', bytes: new ArrayBuffer(1) }))
          told.set(id, acts)
          await queue.add({ id, kind: 'report', title: id, files, steps: [
            { method: 'PUT', path: `/api/reports/${id}`, body: { files: files.map((f) => f.sha256) } },
            ...acts.map((actId) => ({ method: 'POST' as const, path: '/api/cases/{caseId}/act', body: { actId } })),
          ] })
          break
        }
        case 'send': house.fates = [...event.fates]; await new Sender(queue, house, undefined, clock).run(); house.fates = []; break
        // As without locks: two at once, from one store.
        case 'two-tabs': await Promise.all([new Sender(queue, house, undefined, clock).run(), new Sender(new Queue(store, clock), house, undefined, clock).run()]); break
        case 'full': full = event.is; break
        case 'clock': ahead = event.hours * 3_600_000; break
        case 'restart':
          // What found no room is gone with the page, as its maker was told; all else is there.
          for (const id of queue.unkept.keys()) told.delete(id)
          store.close()
          store = open()
          queue = new Queue(store, clock)
      }
    }

    full = false
    for (let i = 0; i < 3; i++) await new Sender(queue, house, undefined, clock).run()
    expect((await queue.list()).map((item) => [item.id, item.problem?.code])).toEqual([])
    for (const [id, acts] of told) {
      expect(house.cases.has(id), `${id} arrived`).toBe(true)
      for (const act of acts) expect(house.acts.get(act)).toBe(`case-of-${id}`)
    }
    expect(house.acts.size).toBeGreaterThanOrEqual([...told.values()].flat().length)
    expect(await store.files.count()).toBe(0)
    await store.delete()
  }), { numRuns: 120 })
}, 120_000)
