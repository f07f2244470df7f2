import { newId } from '@/api'
import { read, type Item, type Sent, type Step } from './items'
import { isFull, type KeptFile, type Store } from './store'

/** What is to be sent. `id` is the client's id of the first step. */
export interface Work { id?: string, kind: string, title: string, steps: Step[], files?: readonly KeptFile[], form?: unknown }

const mostSent = 50

/** What waits on this phone: kept before anything is sent, and until the server said that it has it. */
export class Queue {
  /** What found no room: kept while the page is open, and said so. */
  readonly unkept = new Map<string, { item: Item, files: readonly KeptFile[] }>()

  constructor(readonly store: Store, private readonly clock: () => number = Date.now) {}

  /** Keeps work to be sent. Answers `memory` where the phone has no room: it is lost when the page is closed before it was sent. */
  async add(work: Work): Promise<'kept' | 'memory'> {
    const files = work.files ?? []
    const item: Item = {
      format: 2, id: work.id ?? newId(this.clock()), seq: 0, kind: work.kind, title: work.title, madeAt: this.clock(), steps: work.steps, at: 0, known: {},
      files: [...new Set(files.map((f) => f.sha256))], state: 'waiting', tries: 0, form: work.form,
    }
    try {
      await this.keep(item, files)
      return 'kept'
    }
    catch (fault) {
      if (!isFull(fault)) throw fault
      item.seq = Number.MAX_SAFE_INTEGER
      this.unkept.set(item.id, { item, files })
      return 'memory'
    }
  }

  /** All of them, in the order in which they were made; those of a newer version are left out. */
  async list(): Promise<Item[]> {
    const kept = (await this.store.queue.orderBy('seq').toArray()).map(read).filter((item) => item !== null)
    return [...kept, ...[...this.unkept.values()].map((u) => u.item)]
  }

  /** Sends a refused one again, with what was mended. */
  async mend(id: string, work: Pick<Work, 'steps' | 'files' | 'title' | 'form'>) {
    const change = (item: Item) => Object.assign(item, {
      ...work, files: work.files ? [...new Set([...work.files.map((f) => f.sha256)])] : item.files, state: 'waiting', at: 0, tries: 0, problem: undefined,
    })
    const held = this.unkept.get(id)
    if (held) { change(held.item); return }
    await this.store.transaction('rw', this.store.queue, this.store.files, async () => {
      const item = read(await this.store.queue.get(id))
      if (!item) return
      await this.store.files.bulkPut([...(work.files ?? [])])
      await this.store.queue.put(change(item))
    })
  }

  /** Tries a refused one again as it is. */
  async again(id: string) {
    const item = read(await this.store.queue.get(id))
    if (item) await this.store.queue.put({ ...item, state: 'waiting', tries: 0, problem: undefined })
  }

  /** Gives one up for good; the page has asked first. */
  async drop(id: string) {
    this.unkept.delete(id)
    await this.store.transaction('rw', this.store.queue, this.store.files, async () => {
      await this.store.queue.delete(id)
      await this.sweep()
    })
  }

  /** Notes how far an item came or how it failed; one that has gone meanwhile stays gone. */
  async note(item: Item) {
    if (this.unkept.has(item.id)) return
    if (await this.store.queue.get(item.id)) await this.store.queue.put(item)
  }

  /** The server has it: off the queue and onto the list of what was sent, at one stroke. */
  async arrived(item: Item, sent: Sent) {
    this.unkept.delete(item.id)
    await this.store.transaction('rw', this.store.queue, this.store.files, this.store.sent, async () => {
      await this.store.queue.delete(item.id)
      await this.sweep()
      await this.store.sent.put(sent)
      const old = await this.store.sent.orderBy('sentAt').reverse().offset(mostSent).primaryKeys()
      await this.store.sent.bulkDelete(old)
    })
    await this.keepTheRest()
  }

  async file(item: Item, sha256: string): Promise<KeptFile | undefined> {
    return this.unkept.get(item.id)?.files.find((f) => f.sha256 === sha256) ?? await this.store.files.get(sha256)
  }

  private async keep(item: Item, files: readonly KeptFile[]) {
    await this.store.transaction('rw', this.store.queue, this.store.files, async () => {
      item.seq = ((await this.store.queue.orderBy('seq').last())?.seq ?? 0) + 1
      await this.store.files.bulkPut([...files])
      await this.store.queue.add(item)
    })
  }

  /** Room was made: what was only in memory is kept as well. */
  private async keepTheRest() {
    for (const [id, { item, files }] of this.unkept) {
      try {
        await this.keep(item, files)
        this.unkept.delete(id)
      }
      catch (fault) {
        if (!isFull(fault)) throw fault
        return
      }
    }
  }

  /** Drops files that no item needs any more. */
  private async sweep() {
    const needed = new Set((await this.store.queue.toArray()).flatMap((item) => item.files))
    const all = await this.store.files.toCollection().primaryKeys()
    await this.store.files.bulkDelete(all.filter((sha) => !needed.has(sha)))
  }
}
