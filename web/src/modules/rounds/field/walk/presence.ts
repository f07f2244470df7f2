/** Where the phone was, as it is sent. `accuracyMetres` by the phone's own guess. */
export interface SentFix { at: string, longitude: number, latitude: number, accuracyMetres: number }

/** By what the house judges; it tells them with the rounds. */
export interface PhoneRules { radiusMetres: number, longestGapSeconds: number, longestStepMetres: number, fastestMetresPerSecond: number, worstAccuracyMetres: number }

/** A stretch near a point, in milliseconds since 1970; both ends are part of it. */
export interface Stretch { since: number, until: number }

const [semiMajor, eccentricitySquared] = [6378137, 0.0066943799901413165]

/** Metres of a degree to the east and to the north, by the ellipsoid's radii of curvature there. */
function metresPerDegree(latitude: number) {
  const phi = latitude * Math.PI / 180
  const w = 1 - eccentricitySquared * Math.sin(phi) ** 2
  return { east: semiMajor / Math.sqrt(w) * Math.cos(phi) * Math.PI / 180, north: semiMajor * (1 - eccentricitySquared) / (w * Math.sqrt(w)) * Math.PI / 180 }
}

/** When a walker was near a place, by the straight ways between fixes, so that a fast pass counts: as the server judges, so that the phone says at once what the house will say. */
export function near(fixes: readonly SentFix[], place: { longitude: number, latitude: number }, rules: PhoneRules): Stretch[] {
  const scale = metresPerDegree(place.latitude)
  const track = fixes.filter((f) => f.accuracyMetres <= rules.worstAccuracyMetres)
    .map((f) => ({ at: Date.parse(f.at), x: (f.longitude - place.longitude) * scale.east, y: (f.latitude - place.latitude) * scale.north }))
    .sort((a, b) => a.at - b.at || a.x - b.x || a.y - b.y)
  const stretches: Stretch[] = []
  const join = (since: number, until: number) => {
    const last = stretches.at(-1)
    if (last && since <= last.until) last.until = Math.max(last.until, until)
    else stretches.push({ since, until })
  }
  track.forEach((a, i) => {
    if (Math.hypot(a.x, a.y) <= rules.radiusMetres) join(a.at, a.at)
    const b = track[i + 1]
    if (!b) return
    const [seconds, metres] = [(b.at - a.at) / 1000, Math.hypot(b.x - a.x, b.y - a.y)]
    if (seconds <= 0 || seconds > rules.longestGapSeconds || metres > rules.longestStepMetres || metres > rules.fastestMetresPerSecond * seconds) return
    const shares = inside(a, b, rules.radiusMetres)
    if (shares) join(a.at + (b.at - a.at) * shares[0], a.at + (b.at - a.at) * shares[1])
  })
  return stretches
}

/** The share of a step, from and until, that lies within the circle around the origin: |a + s(b − a)|² ≤ r². */
function inside(a: { x: number, y: number }, b: { x: number, y: number }, radius: number): [number, number] | null {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const [length, outside] = [dx * dx + dy * dy, a.x * a.x + a.y * a.y - radius * radius]
  if (length === 0) return outside <= 0 ? [0, 1] : null
  const half = a.x * dx + a.y * dy
  const root = half * half - length * outside
  if (root < 0) return null
  const [from, until] = [Math.max(0, (-half - Math.sqrt(root)) / length), Math.min(1, (-half + Math.sqrt(root)) / length)]
  return from > until ? null : [from, until]
}

/** When presence first lasted long enough within a round; null while it has not. Times in milliseconds. */
export function provedAt(stretches: readonly Stretch[], opens: number, closes: number, dwellSeconds: number): number | null {
  for (const { since, until } of stretches) {
    const proved = Math.max(since, opens) + dwellSeconds * 1000
    if (proved <= Math.min(until, closes - 1)) return proved
  }
  return null
}
