import { liveQuery } from 'dexie'
import { computed, reactive, readonly, shallowRef } from 'vue'
import { alone } from './alone'
import type { Item, Sent } from './items'
import { Queue, type Work } from './queue'
import { Sender, sendingKey, type Round, type Sending } from './sender'
import { longestWait } from './pace'
import { nameOf, Store } from './store'
import { way } from './way'

/** What this phone keeps for whoever uses it now. */
export class Phone {
  readonly store: Store
  readonly queue: Queue
  private readonly sender: Sender
  private readonly state = reactive({ items: [] as Item[], sent: [] as Sent[], sending: null as Sending | null, isSending: false, unkept: 0, revoked: false })
  private readonly ends: (() => void)[] = []
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(readonly owner: string) {
    this.store = new Store(owner)
    this.queue = new Queue(this.store)
    this.sender = new Sender(this.queue, way, (act) => alone(nameOf(owner), act))
    this.follow(() => this.queue.list(), (items) => { this.state.items = items })
    this.follow(() => this.store.sent.orderBy('sentAt').reverse().toArray(), (sent) => { this.state.sent = sent })
    this.follow(() => this.store.kept.get(sendingKey), (kept) => { this.state.sending = (kept?.value as Sending | undefined) ?? null; this.plan() })
    const wake = () => { if (document.visibilityState === 'visible') void this.send() }
    addEventListener('online', wake)
    document.addEventListener('visibilitychange', wake)
    this.ends.push(() => { removeEventListener('online', wake); document.removeEventListener('visibilitychange', wake) })
    void navigator.storage?.persist?.()
    void this.send()
  }

  /** What the screens show. `unkept` found no room and lives in memory alone. */
  get shown() { return readonly(this.state) }
  private readonly openedAt = Date.now()
  /** The last item that arrived since the page was opened; null while none did. */
  readonly newlySent = computed(() => this.state.sent.find((one) => one.sentAt >= this.openedAt)?.id ?? null)
  readonly waiting = computed(() => this.state.items.filter((i) => i.state === 'waiting'))
  readonly refused = computed(() => this.state.items.filter((i) => i.state === 'refused'))

  /** Keeps work and sends it as soon as may be. Answers `memory` where this phone has no room left. */
  async add(work: Work): Promise<'kept' | 'memory'> {
    const how = await this.queue.add(work)
    this.refresh()
    void this.send()
    return how
  }

  /** Tries to send all that waits. */
  async send(): Promise<Round> {
    this.state.isSending = true
    try {
      const round = await this.sender.run()
      if (round === 'revoked') this.state.revoked = true
      if (round === 'offline') void askForSync()
      return round
    }
    finally {
      this.state.isSending = false
      this.refresh()
    }
  }

  /** Forgets all that it keeps for this person. */
  async wipe() {
    this.end()
    await this.store.delete()
  }

  end() {
    clearTimeout(this.timer)
    this.ends.splice(0).forEach((end) => end())
    this.store.close()
  }

  private refresh() {
    this.state.unkept = this.queue.unkept.size
    void this.queue.list().then((items) => { this.state.items = items }).catch(() => {})
  }

  private plan() {
    clearTimeout(this.timer)
    const next = this.state.sending?.nextTry
    // Bounded, since the phone's clock may have been put right meanwhile.
    if (next) this.timer = setTimeout(() => void this.send(), Math.min(longestWait, Math.max(1000, next - Date.now())))
  }

  private follow<T>(ask: () => Promise<T>, take: (value: T) => void) {
    const subscription = liveQuery(ask).subscribe({ next: take, error: () => {} })
    this.ends.push(() => subscription.unsubscribe())
  }
}

/** Where the browser can, it sends when there is reception again, though the page is closed. */
async function askForSync() {
  const registration = await navigator.serviceWorker?.ready as (ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }) | undefined
  await registration?.sync?.register('wangge-send').catch(() => {})
}

/** The phone of whoever is signed in; null while nobody is. */
export const phone = shallowRef<Phone | null>(null)

/** Turns to a person's own store; that of the one before stays as it is. */
export function usePhoneOf(owner: string | null) {
  if (phone.value?.owner === owner) return
  phone.value?.end()
  phone.value = owner ? new Phone(owner) : null
}
