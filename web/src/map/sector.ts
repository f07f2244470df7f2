const metresOfDegree = 111_320

/** Where a camera looks from and how: degrees clockwise from north, metres. */
export interface Aim { at: [number, number], direction: number, width: number, reach: number }

/** The place so many metres from another in a direction. */
export function placeAhead([lon, lat]: [number, number], direction: number, metres: number): [number, number] {
  const angle = direction * Math.PI / 180
  return [lon + Math.sin(angle) * metres / (metresOfDegree * Math.cos(lat * Math.PI / 180)), lat + Math.cos(angle) * metres / metresOfDegree]
}

/** Direction (0 up to 360) and metres from one place to another near by. */
export function towards([lon, lat]: [number, number], [toLon, toLat]: [number, number]): { direction: number, metres: number } {
  const [east, north] = [(toLon - lon) * metresOfDegree * Math.cos(lat * Math.PI / 180), (toLat - lat) * metresOfDegree]
  return { direction: (Math.atan2(east, north) * 180 / Math.PI + 360) % 360, metres: Math.hypot(east, north) }
}

/** What would be seen were nothing in the way: a sector, or a disk all round. */
export function sectorOf({ at, direction, width, reach }: Aim): GeoJSON.Polygon {
  const steps = Math.max(2, Math.ceil(width / 4))
  const arc = Array.from({ length: steps + 1 }, (_, i) => placeAhead(at, direction - width / 2 + width * i / steps, reach))
  return { type: 'Polygon', coordinates: [width >= 360 ? [...arc.slice(0, -1), arc[0]!] : [at, ...arc, at]] }
}
