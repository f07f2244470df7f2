import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Problem, unreachable } from '@/api'
import { read, type Item } from './items'
import { Queue, type Work } from './queue'
import { Sender, sendingKey, type Sending, type Way } from './sender'
import { Store, type KeptFile } from './store'

const bytes = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer
const file = (name: string): KeptFile => ({ sha256: name, type: 'image/jpeg', bytes: bytes(name) })
const report = (id: string, files: KeptFile[] = []): Work => ({ id, kind: 'report', title: id, steps: [{ method: 'PUT', path: `/api/reports/${id}`, body: { words: id } }], files })

/** A server that has what it answered 2xx for. */
class House implements Way {
  readonly files = new Set<string>()
  readonly writes: { path: string, body: unknown }[] = []
  account: string | null = 'me'
  ended: string | null = null
  /** What happens to each write: nothing, a refusal, or a fault. */
  fate: (path: string) => Problem | null = () => null

  whoAmI() { return Promise.resolve({ accountId: this.account, ended: this.ended }) }
  sendFile(sent: KeptFile) { this.files.add(sent.sha256); return Promise.resolve() }
  write(step: { path: string, body: unknown }) {
    const fault = this.fate(step.path)
    if (fault) return Promise.reject(fault)
    this.writes.push({ path: step.path, body: step.body })
    return Promise.resolve({ caseId: 'case-1', number: 7, state: 'reported' })
  }
}

let store: Store
let queue: Queue
let house: House
let sender: Sender
beforeEach(() => {
  store = new Store(`t${Math.random()}`)
  queue = new Queue(store)
  house = new House()
  store.owner satisfies string
  house.account = store.owner
  sender = new Sender(queue, house)
})
afterEach(() => store.delete())

describe('the queue', () => {
  it('sends files first, then writes, in the order in which they were made', async () => {
    await queue.add(report('b', [file('f1')]))
    await queue.add(report('a', [file('f1'), file('f2')]))
    expect(await sender.run()).toBe('all-sent')
    expect(house.writes.map((w) => w.path)).toEqual(['/api/reports/b', '/api/reports/a'])
    expect([...house.files]).toEqual(['f1', 'f2'])
    expect(await store.files.count()).toBe(0)
    expect((await store.sent.toArray()).map((s) => s.number)).toEqual([7, 7])
  })

  it('takes the refusal that says that it is done already for done', async () => {
    await queue.add({ ...report('d'), steps: [{ ...report('d').steps[0]!, done: 'dispatch.operation.wrong-state' }] })
    await queue.add(report('e'))
    house.fate = () => new Problem('dispatch.operation.wrong-state', 409)
    expect(await sender.run()).toBe('all-sent')
    expect((await queue.list()).map((i) => [i.id, i.state])).toEqual([['e', 'refused']])
  })

  it('fills later steps from what earlier ones answered, and goes on where it stopped', async () => {
    await queue.add({ ...report('s'), steps: [report('s').steps[0]!, { method: 'POST', path: '/api/cases/{caseId}/apply-for', body: {} }] })
    house.fate = (path) => path.endsWith('apply-for') ? new Problem(unreachable, 0) : null
    expect(await sender.run()).toBe('offline')
    house.fate = () => null
    expect(await new Sender(new Queue(store), house).run()).toBe('all-sent')
    expect(house.writes.map((w) => w.path)).toEqual(['/api/reports/s', '/api/cases/case-1/apply-for'])
  })

  it('keeps what is refused, with why, and sends the rest; mended it is sent again', async () => {
    await queue.add(report('bad', [file('f')]))
    await queue.add(report('good'))
    house.fate = (path) => path.endsWith('/bad') ? new Problem('reports.unknown-type', 400) : null
    expect(await sender.run()).toBe('all-sent')
    const [item] = await queue.list()
    expect([item!.state, item!.problem?.code]).toEqual(['refused', 'reports.unknown-type'])
    expect(await store.files.count()).toBe(1)
    house.fate = () => null
    await queue.mend('bad', report('bad', [file('f')]))
    await sender.run()
    expect(await queue.list()).toEqual([])
    expect(house.writes.map((w) => w.path)).toEqual(['/api/reports/good', '/api/reports/bad'])
  })

  it('waits longer after each try that failed, and as long as the server asks', async () => {
    await queue.add(report('a'))
    const sending = async () => (await store.kept.get(sendingKey))!.value as Sending
    house.fate = () => new Problem(unreachable, 0)
    await sender.run()
    const first = await sending()
    await sender.run()
    const second = await sending()
    expect(second.nextTry! - second.lastTry).toBeGreaterThan(first.nextTry! - first.lastTry)
    house.fate = () => new Problem('request.too-often', 429, {}, 3600)
    await sender.run()
    const asked = await sending()
    expect(asked.nextTry! - asked.lastTry).toBeGreaterThanOrEqual(3_600_000)
  })

  it('sends nothing by the session of somebody else, nor as a stranger, and keeps all of it', async () => {
    await queue.add(report('mine'))
    house.account = 'somebody-else'
    expect(await sender.run()).toBe('signed-out')
    house.account = null
    expect(await sender.run()).toBe('signed-out')
    house.account = store.owner
    house.fate = () => new Problem('reports.work-needed', 400)
    expect(await sender.run()).toBe('signed-out')
    expect((await queue.list()).map((i) => i.state)).toEqual(['waiting'])
    expect(house.writes).toEqual([])
  })

  it('says that the phone was revoked', async () => {
    await queue.add(report('mine'))
    house.ended = 'phone-revoked'
    expect(await sender.run()).toBe('revoked')
  })

  it('takes an id that the server knows with other content as arrived', async () => {
    await queue.add(report('twice'))
    house.fate = () => new Problem('request.id-reused', 409)
    await sender.run()
    expect(await queue.list()).toEqual([])
  })

  it('holds what finds no room in memory, says so, sends it, and keeps it once there is room', async () => {
    let full = true
    const refuse = () => { if (full) throw new DOMException('full', 'QuotaExceededError') }
    store.queue.hook('creating', refuse)
    expect(await queue.add(report('a', [file('f')]))).toBe('memory')
    expect((await queue.list()).map((i) => i.id)).toEqual(['a'])
    expect(await store.files.count()).toBe(0)
    house.fate = () => new Problem(unreachable, 0)
    expect(await sender.run()).toBe('offline')
    expect(queue.unkept.size).toBe(1)
    house.fate = (path) => path.endsWith('/b') ? null : new Problem(unreachable, 0)
    full = false
    await queue.add(report('b'))
    full = true
    house.fate = () => null
    expect(await sender.run()).toBe('all-sent')
    expect(house.writes.map((w) => w.path).sort()).toEqual(['/api/reports/a', '/api/reports/b'])
    expect([...house.files]).toEqual(['f'])
  })

  it('lets wait what an older server does not know yet, and sends the rest', async () => {
    await queue.add(report('new'))
    await queue.add(report('known'))
    house.fate = (path) => path.endsWith('/new') ? new Problem('request.not-found', 404) : null
    expect(await sender.run()).toBe('offline')
    expect((await queue.list()).map((i) => [i.id, i.state])).toEqual([['new', 'waiting']])
    expect(house.writes.map((w) => w.path)).toEqual(['/api/reports/known'])
  })

  it('deletes one for good with its files', async () => {
    await queue.add(report('a', [file('f'), file('shared')]))
    await queue.add(report('b', [file('shared')]))
    await queue.drop('a')
    expect(await store.files.toCollection().primaryKeys()).toEqual(['shared'])
  })
})

describe('a phone one version old', () => {
  it('still sends: what the first version kept is read as today\'s', async () => {
    const old = { id: 'old', seq: 1, kind: 'report', title: 'old', madeAt: 1, method: 'PUT', path: '/api/reports/old', body: { words: 'old' }, files: [], state: 'waiting', tries: 2 }
    await store.queue.put(old as unknown as Item)
    expect(await sender.run()).toBe('all-sent')
    expect(house.writes).toEqual([{ path: '/api/reports/old', body: { words: 'old' } }])
  })

  it('leaves alone what a newer one kept', async () => {
    await store.queue.put({ format: 3, id: 'new', seq: 1 } as unknown as Item)
    expect(await sender.run()).toBe('all-sent')
    expect(await store.queue.count()).toBe(1)
    expect(read({ format: 3 })).toBeNull()
  })
})

it('people of one phone have stores of their own', async () => {
  const [a, b] = [new Store('a'), new Store('b')]
  await new Queue(a).add(report('x'))
  expect(await b.queue.count()).toBe(0)
  await a.delete()
  expect((await Dexie.getDatabaseNames()).some((n) => n.endsWith('-a'))).toBe(false)
  await b.delete()
})
