import { onBeforeUnmount, ref, shallowRef, watch, type Ref } from 'vue'
import { Problem } from '@/api'
import { joined, staleOf, stepOf, type Span } from './liveEdge'
import { cameras, openPicture, type Asked, type Why } from './pictures'

/** How a picture stands: asked for, there, standing still (it comes back by itself), or over. */
export type Standing = 'asking' | 'live' | 'stalled' | 'over'

/** Without a frame for so long it stands still, whatever the server says; in milliseconds. */
const patience = 3_000
/** Until it is asked for again after the line was cut; in milliseconds. */
const firstWait = 500
const longestWait = 8_000
/** What ends for a reason of these is not asked for again. */
const forGood = (code: string) => code.startsWith('access.') || code.startsWith('video.alarm-') || ['video.time-over', 'video.camera.ended', 'video.not-on-record', 'video.evicted'].includes(code)

/** Once a frame is on the screen. */
function whenSeen(element: HTMLVideoElement, then: () => void) {
  if ('requestVideoFrameCallback' in element) element.requestVideoFrameCallback(then)
  else (element as HTMLVideoElement).addEventListener('playing', then, { once: true })
}

/** One live picture in a video element, at the newest frame; asked for anew where the line is cut. Each asking is on record. */
export function usePicture(video: Ref<HTMLVideoElement | null>, cameraId: Ref<string>, why: Ref<Why>) {
  const standing = ref<Standing>('asking')
  const code = ref<string | null>(null)
  const asked = shallowRef<Asked | null>(null)
  let socket: WebSocket | null = null
  let source: MediaSource | null = null
  let buffer: SourceBuffer | null = null
  let waiting: ArrayBuffer[] = []
  let round = 0
  let wait = firstWait
  let again = 0
  let heardAt = 0
  let seen = false

  const spans = (): Span[] => buffer ? Array.from({ length: buffer.buffered.length }, (_, n) => ({ start: buffer!.buffered.start(n), end: buffer!.buffered.end(n) })) : []

  function close() {
    round++
    clearTimeout(again)
    socket?.close()
    socket = null
    drop()
  }

  function drop() {
    waiting = []
    buffer = null
    source = null
    const element = video.value
    if (!element?.src) return
    URL.revokeObjectURL(element.src)
    element.removeAttribute('src')
    element.load()
  }

  function over(with_: string | null) {
    standing.value = 'over'
    code.value = with_
    close()
  }

  async function open() {
    close()
    const mine = round
    if (standing.value !== 'stalled') standing.value = 'asking'
    try {
      const answer = await cameras.ask(cameraId.value, why.value)
      if (mine !== round) return
      asked.value = answer
      follow(openPicture(answer.ticket), mine)
    }
    catch (reason) {
      if (mine !== round) return
      if (reason instanceof Problem && reason.status > 0 && reason.status < 500) return over(reason.code)
      later(mine)
    }
  }

  function later(mine: number) {
    if (mine !== round) return
    if (standing.value === 'live') standing.value = 'stalled'
    again = window.setTimeout(() => void open(), wait)
    wait = Math.min(longestWait, wait * 2)
  }

  function follow(line: WebSocket, mine: number) {
    socket = line
    line.binaryType = 'arraybuffer'
    line.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (mine !== round) return
      if (typeof data !== 'string') return take(data)
      const word = JSON.parse(data) as { kind: string, code?: string | null, codec?: string }
      if (word.kind === 'begin') begin(word.codec!)
      else if (word.kind === 'stalled') { standing.value = 'stalled'; code.value = word.code ?? null }
      else if (word.kind === 'ended' && word.code && forGood(word.code)) over(word.code)
    }
    line.onclose = () => { if (mine === round) later(mine) }
  }

  /** Its times begin anew, so does what holds it. */
  function begin(codec: string) {
    drop()
    const kind = `video/mp4; codecs="${codec}"`
    if (!video.value || !('MediaSource' in window) || !MediaSource.isTypeSupported(kind)) return over('video.fault.codec')
    const mine = source = new MediaSource()
    seen = false
    whenSeen(video.value, () => {
      if (mine !== source) return
      seen = true
      live()
    })
    video.value.src = URL.createObjectURL(mine)
    mine.addEventListener('sourceopen', () => {
      if (mine !== source) return
      buffer = mine.addSourceBuffer(kind)
      buffer.addEventListener('updateend', step)
      pour()
    }, { once: true })
  }

  function live() {
    standing.value = 'live'
    code.value = null
    wait = firstWait
  }

  function take(bytes: ArrayBuffer) {
    heardAt = performance.now()
    waiting.push(bytes)
    pour()
  }

  /** All that waits goes in at once: the last group comes as many frames, and each going in takes its time. */
  function pour() {
    if (!buffer || buffer.updating || !waiting.length || source?.readyState !== 'open') return
    const all = joined(waiting)
    waiting = []
    try { buffer.appendBuffer(all) }
    catch { socket?.close() }
  }

  function step() {
    const element = video.value
    if (!buffer || buffer.updating || !element) return
    const there = spans()
    const next = stepOf(there, element.currentTime, element.playbackRate)
    if (next && 'to' in next) element.currentTime = next.to
    else if (next) element.playbackRate = next.rate
    if (there.length && element.paused) void element.play().catch(() => {})
    if (there.length && seen && standing.value !== 'live') live()
    const stale = staleOf(there, element.currentTime)
    if (stale) buffer.remove(stale.start, stale.end)
    else pour()
  }

  const look = window.setInterval(() => { if (standing.value === 'live' && performance.now() - heardAt > patience) standing.value = 'stalled' }, 500)
  watch([cameraId, () => JSON.stringify(why.value)], () => { standing.value = 'asking'; wait = firstWait; void open() })
  onBeforeUnmount(() => { clearInterval(look); close() })
  return { standing, code, asked, open, over: () => over(null) }
}
