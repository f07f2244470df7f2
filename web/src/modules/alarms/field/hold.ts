import { onScopeDispose, ref } from 'vue'

const stepMs = 50

/** A press that counts only when it is held so long; `share` is how much of that is over, 0–1. */
export function useHold(milliseconds: number, done: () => void) {
  const share = ref(0)
  let timer: ReturnType<typeof setInterval> | undefined
  function stop() {
    clearInterval(timer)
    timer = undefined
    share.value = 0
  }
  function begin() {
    if (timer) return
    const begun = performance.now()
    timer = setInterval(() => {
      share.value = Math.min(1, (performance.now() - begun) / milliseconds)
      if (share.value < 1) return
      stop()
      done()
    }, stepMs)
  }
  onScopeDispose(stop)
  return { share, begin, stop }
}
