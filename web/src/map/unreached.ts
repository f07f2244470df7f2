/** The map as far as this needs it. */
interface Drawn {
  on(kind: 'error', hear: (told: { error: unknown, sourceId?: string }) => void): unknown
  getSource(sourceId: string): unknown
  refreshTiles(sourceId: string): void
}

/** Nobody answered: a part of the map that this phone does not keep, without reception. */
const isUnreached = (error: unknown) => error instanceof Error && (error as Error & { status?: number }).status === 0

/**
 * A map without reception shows what the phone keeps of it and leaves the rest empty: that is no fault of the page. Once there is reception the missing parts are asked for again.
 * What else goes wrong is told as before. Answers how to end it.
 */
export function bearUnreached(map: Drawn): () => void {
  const lacking = new Set<string>()
  map.on('error', ({ error, sourceId }) => {
    if (!isUnreached(error)) reportError(error)
    else if (sourceId) lacking.add(sourceId)
  })
  const again = () => {
    lacking.forEach((sourceId) => { if (map.getSource(sourceId)) map.refreshTiles(sourceId) })
    lacking.clear()
  }
  addEventListener('online', again)
  return () => removeEventListener('online', again)
}
