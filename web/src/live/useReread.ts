/** Between two readings at least this, and twice as long as the last took, so that a laden server is asked less often. */
const restMs = 80
const longestRestMs = 2000

/** Reads anew when told that something changed: at once the first time, and once more for all that came while it read. A reading that fails says so itself; the next change is read all the same. */
export function useReread(read: () => Promise<unknown>): () => void {
  let reading = false
  let isOld = false
  return async () => {
    isOld = true
    if (reading) return
    reading = true
    while (isOld) {
      isOld = false
      const begun = performance.now()
      await read().catch(() => {})
      await new Promise((done) => setTimeout(done, Math.min(longestRestMs, Math.max(restMs, 2 * (performance.now() - begun)))))
    }
    reading = false
  }
}
