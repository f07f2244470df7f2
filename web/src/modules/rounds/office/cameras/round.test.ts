import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstOf, moved, nextOpen, nextPage, sizeFor, sizes, standingOf } from './round'

const looks = (...noted: number[]) => noted.map((one) => ({ finding: one ? 'in-order' : null }))

describe('the mosaic', () => {
  it('has as many pictures as the screen bears', () => { expect([380, 1024, 1280, 2560].map(sizeFor)).toEqual([1, 4, 9, 9]) })
  it('is moved through by arrows as it is seen', () => {
    expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map((key) => moved(4, key, 9, 9))).toEqual([3, 5, 1, 7])
    expect(moved(2, 'ArrowRight', 9, 9)).toBe(2)
    expect(moved(3, 'ArrowLeft', 9, 9)).toBe(3)
    expect(moved(1, 'ArrowDown', 3, 4)).toBe(1)
    expect(moved(4, 'ArrowLeft', 7, 4)).toBe(4)
  })
  it('is never left by an arrow', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(59), fc.constantFrom(...sizes), fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'), (count, place, size, key) => {
      const at = place % count
      const to = moved(at, key, count, size)
      expect(to).toBeGreaterThanOrEqual(0)
      expect(to).toBeLessThan(count)
      expect(firstOf(to, size)).toBe(firstOf(at, size))
    }))
  })
  it('goes on to what is open: on this page, then on the others', () => {
    expect(nextOpen(looks(1, 1, 0, 0), 0, 4)).toBe(2)
    expect(nextOpen(looks(0, 1, 1, 1), 2, 4)).toBe(0)
    expect(nextOpen(looks(1, 1, 1, 1, 0), 3, 4)).toBe(3)
    expect(nextPage(looks(0, 1, 1, 1, 1, 0), 0, 4)).toBe(5)
    expect(nextPage(looks(0, 1, 1, 1, 1, 1), 4, 4)).toBe(0)
    expect(nextPage(looks(1, 1), 0, 4)).toBeNull()
  })
})

it('a round stands as its time and its notes say', () => {
  const row = (state: string) => ({ state, opensAt: '2026-03-02T01:00:00Z', dueAt: '2026-03-02T02:00:00Z' })
  const at = (time: string) => Date.parse(`2026-03-02T${time}:00Z`)
  expect(standingOf(row('planned'), at('00:59'))).toBe('coming')
  expect(standingOf(row('planned'), at('01:00'))).toBe('due')
  expect(standingOf(row('begun'), at('01:30'))).toBe('on')
  expect(standingOf(row('begun'), at('02:00'))).toBe('late')
  expect(standingOf(row('missed'), at('02:40'))).toBe('missed')
  expect(standingOf(row('complete'), at('02:40'))).toBe('done')
})
