import { readonly, ref } from 'vue'
import { patterns, samplesOf, type Pattern } from './tones'

const remembered = 'wangge.armed'
const testMs = 1_300

let context: AudioContext | undefined
let playing: { pattern: Pattern, source: AudioBufferSourceNode } | undefined
/** What is to be heard once it can be, and again after a test. */
let wanted: Pattern | null = null
const ready = ref(false)
const heard = ref<Pattern | null>(null)

/** Whether this page can be heard: browsers let a page sound only once somebody pressed something in it. */
export const canSound = readonly(ready)
/** What is heard now. */
export const sounding = readonly(heard)

/** Readies the sound; to be called from a press. Answers whether it can be heard now. */
export async function arm(): Promise<boolean> {
  if (!('AudioContext' in window)) return false
  if (!context) {
    context = new AudioContext()
    // A system may take the sound away, as for a call; then nobody hears this page.
    context.onstatechange = () => { ready.value = context?.state === 'running'; play(ready.value ? wanted : null) }
  }
  // Without a press the browser leaves this open for ever.
  await Promise.race([context.resume(), new Promise((done) => setTimeout(done, 1_000))])
  ready.value = context.state === 'running'
  if (ready.value) sessionStorage.setItem(remembered, '1')
  return ready.value
}

/** After the page was loaded again in the same shift: where the browser still lets it sound, it does. */
export const armAgain = () => sessionStorage.getItem(remembered) ? arm() : Promise.resolve(false)

/** The shift is over. */
export async function disarm() {
  sessionStorage.removeItem(remembered)
  sound(null)
  const ended = context
  context = undefined
  ready.value = false
  await ended?.close()
}

/** Sounds on and on; another pattern takes the place of the one before, null ends it. What cannot be heard now is heard once the sound is ready. */
export function sound(pattern: Pattern | null) {
  wanted = pattern
  play(pattern)
}

/** The siren for a moment, to hear whether the loudspeaker is on. An alarm that comes meanwhile goes on sounding. */
export function tryOut() {
  if (playing) return
  play('press')
  setTimeout(() => play(wanted), testMs)
}

function play(pattern: Pattern | null) {
  if (playing?.pattern === pattern) return
  playing?.source.stop()
  playing = undefined
  heard.value = null
  if (!pattern || !context || !ready.value) return
  const source = context.createBufferSource()
  const samples = samplesOf(patterns[pattern], context.sampleRate)
  source.buffer = context.createBuffer(1, samples.length, context.sampleRate)
  source.buffer.copyToChannel(samples, 0)
  source.loop = true
  source.connect(context.destination)
  source.start()
  playing = { pattern, source }
  heard.value = pattern
}
