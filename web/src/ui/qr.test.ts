import { describe, expect, it } from 'vitest'
import { qrOf } from './qr'

// Made by another encoder (nayuki's, level M).
const known = [
  '#######.#..#..#######',
  '#.....#.#####.#.....#',
  '#.###.#...##..#.###.#',
  '#.###.#.#####.#.###.#',
  '#.###.#...##..#.###.#',
  '#.....#..#.##.#.....#',
  '#######.#.#.#.#######',
  '........##.##........',
  '#.##.###..###.#..#.##',
  '#.###....####....#.##',
  '###..####..#.##.#....',
  '...##..#.###.####.#.#',
  '##.#..#.#...##...###.',
  '........#.##....##...',
  '#######.######.#.#..#',
  '#.....#.#.#....#.#.#.',
  '#.###.#..#..#.#####..',
  '#.###.#.#..#..##.#.#.',
  '#.###.#.#.#.#.###....',
  '#.....#...#..#...##.#',
  '#######.##...#..#.#..',
]

describe('qrOf', () => {
  it('makes the code that other encoders make', () => {
    expect(qrOf('网格员').map((row) => row.map((dark) => dark ? '#' : '.').join(''))).toEqual(known)
  })

  it('grows with the text and refuses what no phone reads at once', () => {
    expect(qrOf('x'.repeat(14))).toHaveLength(21)
    expect(qrOf('x'.repeat(213))).toHaveLength(57)
    expect(() => qrOf('x'.repeat(214))).toThrow(RangeError)
  })
})
