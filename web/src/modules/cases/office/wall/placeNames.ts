/** Something on the map that a name stands beside, in pixels. */
export interface Spot { id: string, x: number, y: number }
/** A box in pixels; x and y are its upper left corner. */
export interface Box { x: number, y: number, width: number, height: number }

const overlap = (a: Box, b: Box) => Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y))

/**
 * Puts a box beside each spot, on the side where it covers least of what is there already; never over another such box nor outside `within`.
 * What finds no room is left out; the first come first. Greedy, in the order of importance: spots × sides × obstacles.
 */
export function placeNames<T extends Spot>(spots: readonly T[], most: number, size: (spot: T) => { width: number, height: number }, gap: number, obstacles: readonly Box[], within: Box): (T & { box: Box })[] {
  const placed: (T & { box: Box })[] = []
  for (const spot of spots) {
    if (placed.length === most) break
    const { width, height } = size(spot)
    const sides = [[gap, -height / 2], [-gap - width, -height / 2], [-width / 2, gap], [-width / 2, -gap - height]] as const
    const best = sides
      .map(([dx, dy]) => ({ x: spot.x + dx, y: spot.y + dy, width, height }))
      .filter((box) => box.x >= within.x && box.y >= within.y && box.x + width <= within.x + within.width && box.y + height <= within.y + within.height && !placed.some((p) => overlap(p.box, box) > 0))
      .map((box) => ({ box, covers: obstacles.reduce((sum, o) => sum + overlap(o, box), 0) }))
      .sort((a, b) => a.covers - b.covers)[0]
    if (best) placed.push({ ...spot, box: best.box })
  }
  return placed
}
