let sound: AudioContext | undefined

/** Browsers let a page be heard only once it was touched: the first touch readies the sound. */
export function readySound() {
  addEventListener('pointerdown', () => { sound ??= 'AudioContext' in window ? new AudioContext() : undefined }, { once: true, passive: true })
}

const eachMs = 2_000
const longestMs = 120_000
const tones = [[880, 0], [660, 0.25], [880, 0.5]] as const
const toneSeconds = 0.22
/** How loud: 1 is the most that there is. Practice is softer, one low tone instead of three. */
const [loud, soft] = [0.3, 0.1]
const softTones = [[520, 0]] as const

/** Calls whoever holds the phone: tones and shaking until told to stop, two minutes at most, and a notification where the page is out of sight. Each as far as the browser lets. `isPractice`: softer, and no one takes it for the other. */
export function callOut(title: string, text: string, isPractice = false): () => void {
  const once = () => { beep(isPractice); if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(isPractice ? [200] : [500, 200, 500]) }
  once()
  const timer = setInterval(once, eachMs)
  const stop = () => { clearInterval(timer); clearTimeout(end); if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(0) }
  const end = setTimeout(stop, longestMs)
  if (document.hidden) void notifyOutOfSight(title, text)
  return stop
}

function beep(isPractice: boolean) {
  if (!sound) return
  void sound.resume()
  for (const [hertz, after] of isPractice ? softTones : tones) {
    const [tone, volume] = [sound.createOscillator(), sound.createGain()]
    const at = sound.currentTime + after
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(isPractice ? soft : loud, at)
    volume.gain.exponentialRampToValueAtTime(0.001, at + toneSeconds)
    tone.connect(volume).connect(sound.destination)
    tone.start(at)
    tone.stop(at + toneSeconds)
  }
}

async function notifyOutOfSight(title: string, body: string) {
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  const registration = await navigator.serviceWorker?.ready
  await registration?.showNotification(title, { body, tag: 'sent', requireInteraction: true }).catch(() => {})
}
