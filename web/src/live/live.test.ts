import { effectScope } from 'vue'
import { beforeEach, describe, expect, it, vi } from 'vitest'

/** A hub that is answered by hand. */
class Hub {
  tell: (told: unknown[]) => void = () => {}
  asked: { version: number | null, answer: (a: unknown) => void }[] = []
  on(_: string, take: (told: unknown[]) => void) { this.tell = take }
  onreconnecting() {}
  onreconnected() {}
  onclose() {}
  async start() {}
  async stop() {}
  invoke(_: string, __: string, version: number | null) { return new Promise((answer) => this.asked.push({ version, answer })) }
}

let hub: Hub
vi.mock('@microsoft/signalr', () => ({
  HubConnectionBuilder: class {
    withUrl() { return this }
    withAutomaticReconnect() { return this }
    configureLogging() { return this }
    build() { return hub }
  },
  HttpTransportType: { WebSockets: 1 },
  LogLevel: { None: 6 },
}))

const change = (version: number) => ({ version, change: { topic: 'cases', kind: 'case.accept', subjectId: `${version}`, areaPath: null, unitIds: [], facts: {} } })
const turn = () => new Promise((done) => setTimeout(done))

describe('a followed topic', () => {
  let live: typeof import('./index')
  const follower = { snapshot: vi.fn(), changed: vi.fn() }
  beforeEach(async () => {
    vi.resetModules()
    vi.clearAllMocks()
    hub = new Hub()
    live = await import('./index')
    effectScope().run(() => live.useLive('cases', follower))
    await turn()
  })

  it('tells who read before it was followed to read anew', async () => {
    expect(follower.snapshot).not.toHaveBeenCalled()
    hub.asked[0]!.answer({ version: 4, missed: [], takeSnapshot: true })
    await turn()
    expect(follower.snapshot.mock.calls).toEqual([['late']])
  })

  it('is taken at once by who comes later', async () => {
    hub.asked[0]!.answer({ version: 4, missed: [], takeSnapshot: true })
    await turn()
    const later = { snapshot: vi.fn(), changed: vi.fn() }
    effectScope().run(() => live.useLive('cases', later))
    expect(later.snapshot.mock.calls).toEqual([['first']])
  })

  it('is watched too where a page asks for it while others are answered', async () => {
    const late = { snapshot: vi.fn(), changed: vi.fn() }
    const scope = effectScope()
    const { state } = scope.run(() => live.useLive('dispatch', late))!
    expect(hub.asked).toHaveLength(1)
    hub.asked[0]!.answer({ version: 4, missed: [], takeSnapshot: true })
    await turn()
    expect(hub.asked).toHaveLength(2)
    expect(state.value).toBe('connecting')
    hub.asked[1]!.answer({ version: 9, missed: [], takeSnapshot: true })
    await turn()
    expect(state.value).toBe('live')
    expect(late.snapshot.mock.calls).toEqual([['late']])
    hub.tell([{ version: 10, change: { ...change(10).change, topic: 'dispatch' } }])
    expect(late.changed).toHaveBeenCalledOnce()
    scope.stop()
  })

  it('keeps what is told before the answer, without what the snapshot holds', async () => {
    hub.tell([change(4), change(5)])
    hub.asked[0]!.answer({ version: 4, missed: [], takeSnapshot: true })
    await turn()
    expect(follower.changed.mock.calls.flat(2)).toEqual([change(5).change])
  })

  it('asks again after a gap and says that it is one', async () => {
    hub.asked[0]!.answer({ version: 4, missed: [], takeSnapshot: true })
    await turn()
    hub.tell([change(7)])
    await turn()
    expect(hub.asked[1]!.version).toBe(4)
    hub.asked[1]!.answer({ version: 7, missed: [], takeSnapshot: true })
    await turn()
    expect(follower.snapshot.mock.calls).toEqual([['late'], ['again']])
  })
})
