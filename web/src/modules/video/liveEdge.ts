/** How far a picture may lie behind the newest frame, in seconds. */
export const most = 1
/** From here on it is played a little faster, so that nobody sees a leap. */
const hurries = 0.25
const calm = 0.12
/** What lies longer behind is dropped, in seconds. */
export const kept = 10

/** A piece of time that is there, in seconds. */
export interface Span { start: number, end: number }

/** What to do so that the picture stays at the newest frame: leap there, or play at this pace. */
export type Step = { to: number } | { rate: number }

/** @param spans What is there, in order; the last is where it goes on. @param rate The pace now. */
export function stepOf(spans: readonly Span[], at: number, rate: number): Step | null {
  const last = spans.at(-1)
  if (!last) return null
  const behind = last.end - at
  // Frames were missed, or times began anew: what is there is elsewhere.
  if (at < last.start || behind > most || behind < -0.1) return { to: Math.max(last.start, last.end - 0.05) }
  if (behind > hurries && rate === 1) return { rate: 1.1 }
  if (behind < calm && rate !== 1) return { rate: 1 }
  return null
}

/** What may be dropped: all that lies further back than is kept. */
export const staleOf = (spans: readonly Span[], at: number): Span | null => spans[0] && at - spans[0].start > 2 * kept ? { start: spans[0].start, end: at - kept } : null

/** Pieces in order as one. */
export function joined(pieces: readonly ArrayBuffer[]): ArrayBuffer {
  if (pieces.length === 1) return pieces[0]!
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0))
  let at = 0
  for (const piece of pieces) { all.set(new Uint8Array(piece), at); at += piece.byteLength }
  return all.buffer
}
