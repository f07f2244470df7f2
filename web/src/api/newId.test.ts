import { describe, expect, it } from 'vitest'
import { newId } from './newId'

describe('newId', () => {
  it('is a UUID of version 7 that begins with the time in milliseconds', () => {
    const id = newId(0x0192_4f3a_1b2c)
    expect(id).toMatch(/^01924f3a-1b2c-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('is another one each time', () => {
    expect(new Set(Array.from({ length: 1000 }, () => newId(1))).size).toBe(1000)
  })
})
