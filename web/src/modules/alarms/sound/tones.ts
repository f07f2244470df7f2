/** A tone of so many hertz for so many seconds; 0 hertz is silence. */
export type Step = readonly [hertz: number, seconds: number]

/** What is heard over and over: the siren of a press, and the softer call of practice, which nobody takes for one. */
export const patterns = {
  press: [[960, 0.45], [720, 0.45]],
  practice: [[520, 0.18], [0, 0.12], [520, 0.18], [0, 1.4]],
} as const satisfies Record<string, readonly Step[]>

export type Pattern = keyof typeof patterns

const edgeSeconds = 0.012
const loudness = 0.5

/** Samples of one round of a pattern, soft at the edges of each tone so that nothing cracks. */
export function samplesOf(steps: readonly Step[], rate: number): Float32Array<ArrayBuffer> {
  const lengths = steps.map(([, seconds]) => Math.round(seconds * rate))
  const samples = new Float32Array(lengths.reduce((sum, n) => sum + n, 0))
  let from = 0
  steps.forEach(([hertz], at) => {
    const length = lengths[at]!
    for (let i = 0; hertz > 0 && i < length; i++) {
      const edge = Math.min(1, i / (edgeSeconds * rate), (length - i) / (edgeSeconds * rate))
      const turn = 2 * Math.PI * hertz * i / rate
      samples[from + i] = loudness * edge * (Math.sin(turn) + Math.sin(3 * turn) / 4)
    }
    from += length
  })
  return samples
}
