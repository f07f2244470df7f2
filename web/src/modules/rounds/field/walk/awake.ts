interface Lock { release(): Promise<void> }

/** Keeps the screen on where the browser can: a page that sleeps does not look where it is. Answers how to let it rest. */
export function stayAwake(): () => void {
  const screen = (navigator as unknown as { wakeLock?: { request(kind: 'screen'): Promise<Lock> } }).wakeLock
  let lock: Lock | undefined
  let done = false
  const ask = () => {
    if (!done && document.visibilityState === 'visible') void screen?.request('screen').then((got) => { lock = got }).catch(() => {})
  }
  ask()
  document.addEventListener('visibilitychange', ask)
  return () => {
    done = true
    document.removeEventListener('visibilitychange', ask)
    void lock?.release().catch(() => {})
  }
}
