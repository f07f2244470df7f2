import { describe, expect, it } from 'vitest'
import { positionOf } from './exif'

/** A JPEG that is nothing but its EXIF: one GPS folder with degrees, minutes and seconds as fractions. */
function photo(little: boolean, latitude: [string, number[]], longitude: [string, number[]]): Blob {
  const tiff = new DataView(new ArrayBuffer(8 + 18 + 54 + 48))
  const u16 = (at: number, value: number) => tiff.setUint16(at, value, little)
  const u32 = (at: number, value: number) => tiff.setUint32(at, value, little)
  tiff.setUint16(0, little ? 0x4949 : 0x4d4d)
  u16(2, 42); u32(4, 8)
  const entry = (at: number, tag: number, type: number, count: number, value: number) => { u16(at, tag); u16(at + 2, type); u32(at + 4, count); u32(at + 8, value) }
  u16(8, 1); entry(10, 0x8825, 4, 1, 26)
  u16(26, 4)
  entry(28, 1, 2, 2, 0); tiff.setUint8(36, latitude[0].charCodeAt(0))
  entry(40, 2, 5, 3, 80)
  entry(52, 3, 2, 2, 0); tiff.setUint8(60, longitude[0].charCodeAt(0))
  entry(64, 4, 5, 3, 104)
  const fractions = (at: number, parts: number[]) => parts.forEach((part, i) => { u32(at + i * 8, Math.round(part * 100)); u32(at + i * 8 + 4, 100) })
  fractions(80, latitude[1])
  fractions(104, longitude[1])
  const head = new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, 136, 0x45, 0x78, 0x69, 0x66, 0, 0])
  return new Blob([head, new Uint8Array(tiff.buffer)], { type: 'image/jpeg' })
}

describe('positionOf', () => {
  it.each([true, false])('reads degrees, minutes and seconds (little-endian: %s)', async (little) => {
    const found = await positionOf(photo(little, ['N', [40, 43, 52.32]], ['E', [120, 54, 16.56]]))
    expect(found!.latitude).toBeCloseTo(40.7312, 5)
    expect(found!.longitude).toBeCloseTo(120.9046, 5)
  })

  it('knows south and west', async () => {
    expect(await positionOf(photo(true, ['S', [30, 0, 0]], ['W', [51, 30, 0]]))).toEqual({ latitude: -30, longitude: -51.5 })
  })

  it.each([['nothing', new Blob([])], ['no JPEG', new Blob(['hello'])], ['a cut one', new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, 9, 0x45, 0x78, 0x69, 0x66])])]])('%s says nowhere', async (_, file) => {
    expect(await positionOf(file)).toBeNull()
  })
})
