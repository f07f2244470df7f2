/** One shape of a tile: rings, lines or points in the tile's own units, and its properties. */
export interface Shape { type: number, parts: number[][], tags: Record<string, string | number> }
export interface TileLayer { extent: number, shapes: Shape[] }

/** Reads a vector tile. Source: Mapbox Vector Tile 2.1, as protocol buffers. Fields that the still map does not use are passed over. */
export function readTile(bytes: Uint8Array): Map<string, TileLayer> {
  const layers = new Map<string, TileLayer>()
  const text = new TextDecoder()
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0

  function varint(): number {
    let value = 0
    for (let weight = 1; ; weight *= 128) {
      const byte = bytes[at++]!
      value += (byte & 0x7f) * weight
      if (byte < 0x80) return value
    }
  }
  /** Calls `read` for each field up to `end`; what it does not take is skipped. */
  function fields(end: number, read: (field: number, until: number) => boolean) {
    while (at < end) {
      const key = varint()
      const wire = key & 7
      const until = wire === 2 ? varint() + at : wire === 1 ? at + 8 : wire === 5 ? at + 4 : 0
      if (!read(key >> 3, until) && wire === 0) varint()
      if (wire !== 0) at = until
    }
  }
  const packed = (until: number) => { const all: number[] = []; while (at < until) all.push(varint()); return all }

  function value(end: number): string | number {
    let told: string | number = ''
    fields(end, (field, until) => {
      if (field === 1) told = text.decode(bytes.subarray(at, until))
      else if (field === 2) told = numbers.getFloat32(at, true)
      else if (field === 3) told = numbers.getFloat64(at, true)
      else if (field === 6) { const zigzag = varint(); told = zigzag % 2 ? -(zigzag + 1) / 2 : zigzag / 2 }
      else if (field === 4 || field === 5 || field === 7) told = varint()
      else return false
      return true
    })
    return told
  }

  fields(bytes.length, (field, until) => {
    if (field !== 3) return false
    let [name, extent] = ['', 4096]
    const keys: string[] = []
    const values: (string | number)[] = []
    const raw: { type: number, tags: number[], geometry: number[] }[] = []
    fields(until, (part, end) => {
      if (part === 1) name = text.decode(bytes.subarray(at, end))
      else if (part === 3) keys.push(text.decode(bytes.subarray(at, end)))
      else if (part === 4) values.push(value(end))
      else if (part === 5) extent = varint()
      else if (part === 2) {
        const feature = { type: 0, tags: [] as number[], geometry: [] as number[] }
        fields(end, (own, last) => {
          if (own === 2) feature.tags = packed(last)
          else if (own === 3) feature.type = varint()
          else if (own === 4) feature.geometry = packed(last)
          else return false
          return true
        })
        raw.push(feature)
      }
      else return false
      return true
    })
    layers.set(name, { extent, shapes: raw.map(({ type, tags, geometry }) => ({
      type, parts: partsOf(geometry), tags: Object.fromEntries(Array.from({ length: tags.length / 2 }, (_, i) => [keys[tags[2 * i]!]!, values[tags[2 * i + 1]!]!])),
    })) })
    return true
  })
  return layers
}

/** Commands to parts, each `x, y, x, y, …`; a closed ring repeats nothing. */
function partsOf(geometry: number[]): number[][] {
  const parts: number[][] = []
  let [x, y] = [0, 0]
  for (let i = 0; i < geometry.length;) {
    const [command, count] = [geometry[i]! & 7, geometry[i]! >> 3]
    i++
    if (command === 7) continue
    for (let n = 0; n < count; n++) {
      x += (geometry[i]! >> 1) ^ -(geometry[i]! & 1)
      y += (geometry[i + 1]! >> 1) ^ -(geometry[i + 1]! & 1)
      i += 2
      if (command === 1) parts.push([])
      parts.at(-1)!.push(x, y)
    }
  }
  return parts
}
