import { describe, expect, it } from 'vitest'
import { leadingZeros } from './proofOfWork'

describe('leadingZeros', () => {
  it.each([[[0x80], 0], [[0x01], 7], [[0, 0, 0x7f], 17], [[0, 0], 16]])('of %j is %d', (bytes, zeros) => {
    expect(leadingZeros(Uint8Array.from(bytes))).toBe(zeros)
  })
})
