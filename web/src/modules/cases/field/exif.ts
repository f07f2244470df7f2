/** Where a JPEG says that it was taken (EXIF GPS), in WGS-84 degrees; null where it does not say. Source: EXIF 2.32, 4.6.6. */
export async function positionOf(photo: Blob): Promise<{ longitude: number, latitude: number } | null> {
  try { return read(new DataView(await photo.slice(0, 131_072).arrayBuffer())) }
  catch (fault) {
    if (fault instanceof RangeError) return null
    throw fault
  }
}

const gpsPointer = 0x8825

function read(view: DataView) {
  const start = findExif(view)
  if (start === null) return null
  const little = view.getUint16(start) === 0x4949
  const u16 = (at: number) => view.getUint16(start + at, little)
  const u32 = (at: number) => view.getUint32(start + at, little)
  const entries = (at: number) => new Map(Array.from({ length: u16(at) }, (_, i) => [u16(at + 2 + i * 12), at + 2 + i * 12 + 8]))
  const pointer = entries(u32(4)).get(gpsPointer)
  if (pointer === undefined) return null
  const gps = entries(u32(pointer))
  const degrees = (ref: number, tag: number, negative: string) => {
    const [side, value] = [gps.get(ref), gps.get(tag)]
    if (side === undefined || value === undefined) return NaN
    const at = u32(value)
    const [d, m, s] = [0, 8, 16].map((offset) => u32(at + offset) / u32(at + offset + 4)) as [number, number, number]
    return (d + m / 60 + s / 3600) * (String.fromCharCode(view.getUint8(start + side)) === negative ? -1 : 1)
  }
  const [latitude, longitude] = [degrees(1, 2, 'S'), degrees(3, 4, 'W')]
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0) ? { longitude, latitude } : null
}

/** Start of the TIFF header within the APP1 segment. */
function findExif(view: DataView): number | null {
  if (view.getUint16(0) !== 0xffd8) return null
  for (let at = 2; at + 4 < view.byteLength;) {
    const marker = view.getUint16(at)
    if (marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966) return at + 10
    if (marker === 0xffda || (marker & 0xff00) !== 0xff00) return null
    at += 2 + view.getUint16(at + 2)
  }
  return null
}
