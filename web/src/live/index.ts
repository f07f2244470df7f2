import { HubConnectionBuilder, HttpTransportType, LogLevel, type HubConnection } from '@microsoft/signalr'
import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { prefix } from '@/api'

export { useReread } from './useReread'

/** One change told by the server; `kind` `elsewhere` means: something happened that this console may not see. */
export interface Change {
  topic: string
  kind: string
  subjectId: string
  areaPath: string | null
  unitIds: string[]
  facts: Record<string, string>
  /** What it is about, as lists have it, where the topic tells so: nobody asks again. */
  view?: unknown
}

interface Numbered { version: number, change: Change }
interface WatchAnswer { version: number, missed: Numbered[], takeSnapshot: boolean }

export type LiveState = 'connecting' | 'live' | 'broken'

/** Why a screen takes everything: `first`, at once; `late`, the topic is followed only now and what the screen read by itself may be older; `again`, after a gap, which it says. */
export type Why = 'first' | 'late' | 'again'

/** What a screen does with a topic: take everything anew, then follow. */
export interface Follower {
  /** Loads what the screen shows. */
  snapshot: (why: Why) => Promise<void> | void
  changed: (changes: Change[]) => void
  /** Something happened that this console may not see, which may still concern whoever sits before it. */
  elsewhere?: () => void
}

let connection: HubConnection | undefined
const state: Ref<LiveState> = ref('connecting')
const topics = new Map<string, Topic>()

class Topic {
  version: number | null = null
  readonly followers = new Set<Follower>()
  /** What was told before the answer that it counts on from; null while none is awaited. */
  private early: Numbered[] | null = null
  constructor(readonly name: string) {}

  async watch() {
    const early = this.early ??= []
    const answer = await connection!.invoke<WatchAnswer>('Watch', this.name, this.version).finally(() => { if (this.early === early) this.early = null })
    const why = this.version === null ? 'late' : 'again'
    this.version = answer.version
    const taken = answer.takeSnapshot ? Promise.all([...this.followers].map((f) => f.snapshot(why))) : this.tell(answer.missed.map((m) => m.change))
    this.take(early)
    await taken
  }

  take(told: Numbered[]) {
    if (this.early) { this.early.push(...told); return }
    const mine = told.filter((n) => n.change.topic === this.name && n.version > (this.version ?? Infinity))
    if (mine.length === 0) return
    // Numbers grow by one: anything else is a gap, and what is shown may be old.
    const gap = mine.some((n, i) => n.version !== this.version! + 1 + i)
    if (gap) { void this.watch(); return }
    this.version = mine[mine.length - 1]!.version
    this.tell(mine.map((n) => n.change))
  }

  private tell(changes: Change[]) {
    const seen = changes.filter((c) => c.kind !== 'elsewhere')
    if (seen.length > 0) this.followers.forEach((f) => f.changed(seen))
    if (seen.length < changes.length) this.followers.forEach((f) => f.elsewhere?.())
  }
}

/** Waits between tries to connect: soon at first, then each half minute, for as long as the page is open. */
const pauses = [0, 1000, 2000, 5000, 10_000, 30_000]

function open() {
  connection = new HubConnectionBuilder()
    .withUrl(`${prefix}/live`, { transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (r) => pauses[Math.min(r.previousRetryCount, pauses.length - 1)]! })
    .configureLogging(LogLevel.None)
    .build()
  connection.on('changed', (told: Numbered[]) => topics.forEach((t) => t.take(told)))
  connection.onreconnecting(() => { state.value = 'broken' })
  connection.onreconnected(() => watchAll())
  connection.onclose(() => { state.value = 'broken' })
  void start(connection, 0)
}

async function start(opened: HubConnection, tries: number) {
  try {
    await opened.start()
    await watchAll()
  }
  catch {
    state.value = 'broken'
    setTimeout(() => { if (connection === opened) void start(opened, tries + 1) }, pauses[Math.min(tries + 1, pauses.length - 1)])
  }
}

async function watchAll() {
  // A topic that a page asks for while these are answered is watched too, before the connection counts as live.
  for (let left = [...topics.values()]; left.length > 0; left = [...topics.values()].filter((t) => t.version === null)) await Promise.all(left.map((t) => t.watch()))
  state.value = 'live'
}

/** Follows a topic while the component lives: snapshot first, then changes; after a gap a snapshot again. */
export function useLive(topic: string, follower: Follower) {
  let entry = topics.get(topic)
  if (!entry) topics.set(topic, entry = new Topic(topic))
  entry.followers.add(follower)
  if (!connection) open()
  // Who comes later to a topic that is followed takes its own snapshot; the others go on counting.
  else if (entry.version !== null) void follower.snapshot('first')
  else if (state.value === 'live') void entry.watch()
  onScopeDispose(() => {
    entry.followers.delete(follower)
    if (entry.followers.size === 0) topics.delete(topic)
  })
  return { state }
}

/** Follows what is told in frames at the console's own pace while the component lives: the first frame is the whole picture, each other one what changed since; after a gap the whole again. `lost`: nothing is told any more, for now. */
export function useStream<T>(name: string, take: (frame: T, isFirst: boolean) => void, lost: () => void = () => {}) {
  let following: { dispose: () => void } | undefined
  const stop = () => { if (following) lost(); following?.dispose(); following = undefined }
  if (!connection) open()
  watch(state, (now) => {
    stop()
    if (now !== 'live') return
    let isFirst = true
    // A stream that ends badly begins anew with the connection.
    following = connection!.stream<T>('Follow', name).subscribe({ next: (frame) => { take(frame, isFirst); isFirst = false }, error: lost, complete: lost })
  }, { immediate: true })
  onScopeDispose(stop)
}

/** Ends the connection, as at signing out. */
export async function closeLive() {
  const open = connection
  connection = undefined
  topics.clear()
  await open?.stop()
}
