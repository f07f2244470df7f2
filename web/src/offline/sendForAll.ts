import Dexie from 'dexie'
import { alone } from './alone'
import { Queue } from './queue'
import { Sender } from './sender'
import { nameOf, Store } from './store'
import { way } from './way'

/** Sends for each person that this phone keeps work of; for the worker, which has no page. */
export async function sendForAll() {
  const start = nameOf('')
  for (const name of (await Dexie.getDatabaseNames()).filter((n) => n.startsWith(start))) {
    const store = new Store(name.slice(start.length))
    const round = await new Sender(new Queue(store), way, (act) => alone(name, act)).run()
    store.close()
    if (round === 'offline') throw new Error(round)
  }
}
