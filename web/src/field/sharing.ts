import { watch } from 'vue'
import { api, type Problem } from '@/api'
import { phone, type Phone } from '@/offline'
import { onDutySince, position, type Position } from '@/session'
import { add, inBatch, isWorth, type SentFix } from './fixes'

const key = 'positions'
const pauseWhileUnreached = 30_000

let last: Position | null = null
let sending = false
let triedAt = 0

/** Tells the server where this phone is while its holder is on duty; what was taken without reception is kept and sent later. Off duty nothing is taken. */
export function shareOnDuty() {
  watch(onDutySince, () => { last = null; void send(true) })
  watch(position, (here) => { if (here && onDutySince.value) void take({ ...here }) })
  addEventListener('online', () => void send(true))
}

async function take(here: Position) {
  const own = phone.value
  if (!own || here.at < (onDutySince.value ?? Infinity) || !isWorth(here, last)) return
  last = here
  await change(own, (waiting) => add(waiting, here))
  await send(false)
}

/** In batches, the oldest first, until none waits or the server cannot be had. */
async function send(atOnce: boolean) {
  const own = phone.value
  if (!own || sending || (!atOnce && Date.now() - triedAt < pauseWhileUnreached)) return
  sending = true
  try {
    for (let waiting = await read(own); waiting.length > 0 && await isDutyKnown(own); waiting = await read(own)) {
      const batch = waiting.slice(0, inBatch)
      await api.POST('/api/dispatch/positions', { body: { fixes: batch } })
      triedAt = 0
      // Whatever was answered, kept or refused, is done with.
      await change(own, (now) => now.filter((fix) => !batch.some((sent) => sent.at === fix.at)))
    }
  }
  catch (fault) {
    triedAt = Date.now()
    // A batch that the server will never take is not tried for ever.
    const status = (fault as Problem).status
    if (status === 400 || status === 413) await change(own, (waiting) => waiting.slice(inBatch))
  }
  finally { sending = false }
}

/** A position counts on duty only: that one went on duty must be known first. */
async function isDutyKnown(own: Phone): Promise<boolean> {
  const waits = async () => (await own.queue.list()).some((item) => item.kind === 'duty' && item.state === 'waiting')
  if (await waits()) await own.send()
  return !await waits()
}

async function read(own: Phone): Promise<SentFix[]> {
  return ((await own.store.kept.get(key))?.value as SentFix[] | undefined) ?? []
}

async function change(own: Phone, to: (waiting: SentFix[]) => SentFix[]) {
  await own.store.transaction('rw', own.store.kept, async () => { await own.store.kept.put({ key, value: to(await read(own)), at: Date.now() }) })
}
