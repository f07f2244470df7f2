/** Milliseconds until the next try after so many that failed: soon at first, then each quarter of an hour. */
const waits = [3_000, 10_000, 30_000, 60_000, 180_000, 600_000, 900_000]

export const waitAfter = (tries: number) => waits[Math.min(Math.max(tries, 1), waits.length) - 1]!

export const longestWait = waits.at(-1)!
