/** A square of modules, true for dark, without its quiet zone. */
export type QrCode = boolean[][]

// By version from 1: check bytes a block, and blocks, at correction level M. Source: ISO/IEC 18004, table 9.
const checkBytes = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26]
const blocks = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5]

/** The smallest QR code in byte mode at level M that holds the text as UTF-8; at most 213 bytes. Source: ISO/IEC 18004. */
export function qrOf(text: string): QrCode {
  const bytes = new TextEncoder().encode(text)
  const version = checkBytes.findIndex((_, i) => bytes.length + (i + 1 < 10 ? 2 : 3) <= dataBytes(i + 1)) + 1
  if (version === 0) throw new RangeError('Too long for a code that a phone reads at once.')
  const words = withChecks(framed(bytes, version), version)
  const masked = [0, 1, 2, 3, 4, 5, 6, 7].map((mask) => drawn(version, words, mask))
  return masked.reduce((best, one) => penalty(one) < penalty(best) ? one : best)
}

const rawBits = (version: number) => {
  const aligned = version >= 2 ? Math.floor(version / 7) + 2 : 0
  return (16 * version + 128) * version + 64 - (aligned ? (25 * aligned - 10) * aligned - 55 : 0) - (version >= 7 ? 36 : 0)
}
const dataBytes = (version: number) => Math.floor(rawBits(version) / 8) - checkBytes[version - 1]! * blocks[version - 1]!

/** Mode, length, the bytes, then padding. */
function framed(bytes: Uint8Array, version: number): number[] {
  const bits: number[] = []
  const put = (value: number, length: number) => { for (let i = length - 1; i >= 0; i--) bits.push(value >> i & 1) }
  put(4, 4)
  put(bytes.length, version < 10 ? 8 : 16)
  bytes.forEach((byte) => put(byte, 8))
  const room = dataBytes(version) * 8
  put(0, Math.min(4, room - bits.length))
  put(0, (8 - bits.length % 8) % 8)
  for (let pad = 0xec; bits.length < room; pad ^= 0xec ^ 0x11) put(pad, 8)
  return Array.from({ length: bits.length / 8 }, (_, i) => bits.slice(i * 8, i * 8 + 8).reduce((byte, bit) => byte << 1 | bit, 0))
}

function times(x: number, y: number): number {
  let z = 0
  for (let i = 7; i >= 0; i--) z = (z << 1 ^ (z >> 7) * 0x11d) ^ (y >> i & 1) * x
  return z
}

/** The bytes in blocks with Reed–Solomon checks, woven together. */
function withChecks(data: number[], version: number): number[] {
  const [count, checks] = [blocks[version - 1]!, checkBytes[version - 1]!]
  const raw = Math.floor(rawBits(version) / 8)
  const short = count - raw % count
  const shortLength = Math.floor(raw / count) - checks
  const divisor = [...Array<number>(checks - 1).fill(0), 1]
  for (let i = 0, root = 1; i < checks; i++, root = times(root, 2)) {
    for (let j = 0; j < checks; j++) divisor[j] = times(divisor[j]!, root) ^ (divisor[j + 1] ?? 0)
  }
  let at = 0
  const parts = Array.from({ length: count }, (_, b) => {
    const block = data.slice(at, at += shortLength + (b < short ? 0 : 1))
    const rest = Array<number>(checks).fill(0)
    for (const byte of block) {
      const factor = byte ^ rest.shift()!
      rest.push(0)
      divisor.forEach((d, i) => { rest[i]! ^= times(d, factor) })
    }
    return { block, rest }
  })
  const woven: number[] = []
  for (let i = 0; i <= shortLength; i++) for (const { block } of parts) if (i < block.length) woven.push(block[i]!)
  for (let i = 0; i < checks; i++) for (const { rest } of parts) woven.push(rest[i]!)
  return woven
}

const masks: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0, (_, y) => y % 2 === 0, (x) => x % 3 === 0, (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0, (x, y) => x * y % 2 + x * y % 3 === 0,
  (x, y) => (x * y % 2 + x * y % 3) % 2 === 0, (x, y) => ((x + y) % 2 + x * y % 3) % 2 === 0,
]

function drawn(version: number, words: number[], mask: number): QrCode {
  const size = version * 4 + 17
  const code = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  const fixed = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  const set = (x: number, y: number, dark: boolean) => {
    if (x < 0 || y < 0 || x >= size || y >= size) return
    code[y]![x] = dark
    fixed[y]![x] = true
  }
  const ring = (x: number, y: number, reach: number, light: (far: number) => boolean) => {
    for (let dy = -reach; dy <= reach; dy++) for (let dx = -reach; dx <= reach; dx++) set(x + dx, y + dy, !light(Math.max(Math.abs(dx), Math.abs(dy))))
  }
  for (let i = 0; i < size; i++) { set(6, i, i % 2 === 0); set(i, 6, i % 2 === 0) }
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]] as const) ring(x, y, 4, (far) => far === 2 || far === 4)
  const places = alignments(version)
  places.forEach((y, i) => places.forEach((x, j) => {
    const last = places.length - 1
    if (!(i === 0 && j === 0 || i === 0 && j === last || i === last && j === 0)) ring(x, y, 2, (far) => far === 1)
  }))
  putFormat(set, size, mask)
  if (version >= 7) putVersion(set, size, version)

  let bit = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      for (const x of [right, right - 1]) {
        const y = (right + 1 & 2) === 0 ? size - 1 - step : step
        if (fixed[y]![x]) continue
        const dark = bit < words.length * 8 && (words[bit >> 3]! >> 7 - (bit & 7) & 1) === 1
        bit++
        code[y]![x] = dark !== masks[mask]!(x, y)
      }
    }
  }
  return code
}

function alignments(version: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2
  return [6, ...Array.from({ length: count - 1 }, (_, i) => version * 4 + 10 - i * step).reverse()]
}

type Put = (x: number, y: number, dark: boolean) => void

function putFormat(set: Put, size: number, mask: number) {
  let rest = mask
  for (let i = 0; i < 10; i++) rest = rest << 1 ^ (rest >> 9) * 0x537
  const bits = (mask << 10 | rest) ^ 0x5412
  const dark = (i: number) => (bits >> i & 1) === 1
  for (let i = 0; i <= 5; i++) set(8, i, dark(i))
  set(8, 7, dark(6)); set(8, 8, dark(7)); set(7, 8, dark(8))
  for (let i = 9; i < 15; i++) set(14 - i, 8, dark(i))
  for (let i = 0; i < 8; i++) set(size - 1 - i, 8, dark(i))
  for (let i = 8; i < 15; i++) set(8, size - 15 + i, dark(i))
  set(8, size - 8, true)
}

function putVersion(set: Put, size: number, version: number) {
  let rest = version
  for (let i = 0; i < 12; i++) rest = rest << 1 ^ (rest >> 11) * 0x1f25
  const bits = version << 12 | rest
  for (let i = 0; i < 18; i++) {
    const [a, b, dark] = [size - 11 + i % 3, Math.floor(i / 3), (bits >> i & 1) === 1]
    set(a, b, dark); set(b, a, dark)
  }
}

/** How hard it is to read: long runs, large blocks, what looks like a corner, dark and light out of balance. */
function penalty(code: QrCode): number {
  const size = code.length
  const lines = [...code, ...code.map((_, x) => code.map((row) => row[x]!))].map((line) => line.map((dark) => dark ? '1' : '0').join(''))
  let sum = 0
  for (const line of lines) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) sum += run.length - 2
    sum += 40 * (`0000${line}0000`.match(/(?=00001011101|10111010000)/g)?.length ?? 0)
  }
  for (let y = 1; y < size; y++) for (let x = 1; x < size; x++) if (code[y]![x] === code[y - 1]![x] && code[y]![x] === code[y]![x - 1] && code[y]![x] === code[y - 1]![x - 1]) sum += 3
  const dark = code.flat().filter(Boolean).length
  return sum + 10 * Math.max(0, Math.ceil(Math.abs(dark * 20 - size * size * 10) / (size * size)) - 1)
}
