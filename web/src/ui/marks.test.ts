import { describe, expect, it } from 'vitest'
import { markOfLimit, marks } from './marks'

describe('markOfLimit', () => {
  it.each([
    [0, marks.inTime], [79, marks.inTime], [80, marks.soon], [99, marks.soon], [100, marks.over], [500, marks.over],
  ])('at %d of 100', (now, mark) => { expect(markOfLimit(0, 100, now)).toBe(mark) })
})
