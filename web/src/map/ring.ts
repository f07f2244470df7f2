export type Point = readonly [number, number]

const apart = ([x, y]: Point, [ax, ay]: Point, [bx, by]: Point) => {
  const [dx, dy] = [bx - ax, by - ay]
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}

/** A line with fewer corners that stays within `tolerance` of it. Source: Douglas and Peucker. */
export function simplify(line: readonly Point[], tolerance: number): Point[] {
  if (line.length < 3) return [...line]
  const [first, last] = [line[0]!, line.at(-1)!]
  let [far, most] = [0, 0]
  for (let i = 1; i < line.length - 1; i++) {
    const away = apart(line[i]!, first, last)
    if (away > most) [far, most] = [i, away]
  }
  if (most <= tolerance) return [first, last]
  return [...simplify(line.slice(0, far + 1), tolerance).slice(0, -1), ...simplify(line.slice(far), tolerance)]
}

const turn = (a: Point, b: Point, c: Point) => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))

/** Whether the closed ring of these corners crosses itself. */
export function crosses(ring: readonly Point[]): boolean {
  const n = ring.length
  const at = (i: number) => ring[i % n]!
  for (let i = 0; i < n; i++) {
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue
      if (turn(at(i), at(i + 1), at(j)) !== turn(at(i), at(i + 1), at(j + 1)) && turn(at(j), at(j + 1), at(i)) !== turn(at(j), at(j + 1), at(i + 1))) return true
    }
  }
  return false
}

/** What a hand drew as a ring of at most `most` corners; null where it encloses nothing or crosses itself. */
export function ringOf(drawn: readonly Point[], most: number): Point[] | null {
  for (let tolerance = 3; tolerance < 60; tolerance *= 1.5) {
    const line = simplify(drawn, tolerance)
    const [first, last] = [line[0], line.at(-1)]
    // A hand that comes back to where it began closes the ring there.
    const ring = first && last && Math.hypot(first[0] - last[0], first[1] - last[1]) < 20 ? line.slice(0, -1) : line
    if (ring.length < 3) return null
    if (ring.length <= most && !crosses(ring)) return ring
  }
  return null
}
