import { onBeforeUnmount, ref, shallowRef, watch, type Ref } from 'vue'
import { Problem } from '@/api'
import { joined, staleOf, stepOf, type Span } from './liveEdge'
import { cameras, openPicture, type Asked, type Why } from './pictures'
import { fetchFrom, type Play } from './remote'

/** How a picture stands: asked for, there, standing still (it comes back by itself), or over. */
export type Standing = 'asking' | 'live' | 'stalled' | 'over'

/** Without a frame for so long it stands still, whatever the server says; in milliseconds. */
const patience = 3_000
/** Until it is asked for again after the line was cut; in milliseconds. */
const firstWait = 500
const longestWait = 8_000
/** How long a media server may take until its first frame; in milliseconds. */
const patienceElsewhere = 15_000
/** What ends for a reason of these is not asked for again. */
const forGood = (code: string) => code.startsWith('access.') || code.startsWith('video.alarm-') || ['video.not-sent', 'video.time-over', 'video.camera.ended', 'video.not-on-record', 'video.evicted'].includes(code)

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
  /** The viewing by which the frame in sight came: the one asked for last may have shown none yet. */
  const seenBy = ref<string | null>(null)
  let socket: WebSocket | null = null
  let source: MediaSource | null = null
  let buffer: SourceBuffer | null = null
  let waiting: ArrayBuffer[] = []
  let round = 0
  let wait = firstWait
  let again = 0
  let heardAt = 0
  let seen = false
  /** Ends what is fetched from a media server. */
  let leave: (() => void) | null = null
  /** Gives up what comes from a media server, to ask for it anew. */
  let giveUp: (() => void) | null = null

  const spans = (): Span[] => buffer ? Array.from({ length: buffer.buffered.length }, (_, n) => ({ start: buffer!.buffered.start(n), end: buffer!.buffered.end(n) })) : []

  function close() {
    round++
    clearTimeout(again)
    socket?.close()
    socket = null
    leave?.()
    leave = giveUp = null
    drop()
  }

  function drop() {
    waiting = []
    buffer = null
    source = null
    const element = video.value
    if (element?.srcObject) element.srcObject = null
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
      const word = JSON.parse(data) as { kind: string, code?: string | null, codec?: string } & Partial<Play>
      if (word.kind === 'begin') begin(word.codec!)
      else if (word.kind === 'play') elsewhere(word as Play, line, mine)
      else if (word.kind === 'stalled') { standing.value = 'stalled'; code.value = word.code ?? null }
      else if (word.kind === 'ended' && word.code && forGood(word.code)) over(word.code)
    }
    line.onclose = () => {
      if (mine !== round) return
      // No viewing, no picture.
      leave?.()
      later(mine)
    }
  }

  /** From a media server. The line to our own stays: it is the viewing, told what became of it, and ends it. */
  function elsewhere(play: Play, line: WebSocket, mine: number) {
    // A page that nobody looks at draws no frames, and owes none.
    const owed = window.setInterval(() => { if (!document.hidden) lost() }, patienceElsewhere)
    const lost = () => {
      clearInterval(owed)
      if (mine !== round) return
      code.value = 'video.fault.media-server'
      line.send('lost')
      line.close()
    }
    if (video.value) whenSeen(video.value, () => { clearInterval(owed); if (mine === round) line.send('shown') })
    const end = fetchFrom(play, asked.value!.ticket, { begin, take, show, lost })
    leave = () => { clearInterval(owed); end() }
    heardAt = performance.now()
    giveUp = lost
  }

  /** As it comes: it needs no buffer, and stays at the newest frame by itself. */
  function show(stream: MediaStream) {
    const element = video.value
    if (!element) return
    element.srcObject = stream
    element.ontimeupdate = () => { if (element.srcObject === stream) { heardAt = performance.now(); came() } }
    void element.play().catch(() => {})
  }

  function came() {
    if (standing.value === 'live') return
    standing.value = 'live'
    seenBy.value = asked.value!.viewingId
    code.value = null
    wait = firstWait
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
      came()
    })
    video.value.src = URL.createObjectURL(mine)
    mine.addEventListener('sourceopen', () => {
      if (mine !== source) return
      buffer = mine.addSourceBuffer(kind)
      buffer.addEventListener('updateend', step)
      pour()
    }, { once: true })
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
    if (there.length && seen) came()
    const stale = staleOf(there, element.currentTime)
    if (stale) buffer.remove(stale.start, stale.end)
    else pour()
  }

  const look = window.setInterval(() => {
    // A media server's frames are not told of while nobody sees the page.
    if (giveUp && document.hidden) heardAt = performance.now()
    if (standing.value === 'live' && performance.now() - heardAt > patience) standing.value = 'stalled'
    if (giveUp && performance.now() - heardAt > patienceElsewhere) giveUp()
  }, 500)
  watch([cameraId, () => JSON.stringify(why.value)], () => { standing.value = 'asking'; wait = firstWait; void open() })
  onBeforeUnmount(() => { clearInterval(look); close() })
  return { standing, code, asked, seenBy, open, over: () => over(null) }
}
