import { describe, expect, it } from 'vitest'
import { readBoard, writeBoard } from './boardQuery'

describe('the board’s address', () => {
  it.each([
    {}, { q: '机动', state: 'free', kind: 'car', skill: 'armed' }, { operation: '0190', layers: 'units' }, { to: 'case~0190', at: '14.20/40.73120/120.90460' }, { layers: 'none' },
  ])('is what it was after reading and writing: %o', (query) => { expect(writeBoard(readBoard(query as never))).toEqual(query) })

  it('takes what it does not know as not said', () => { expect(readBoard({ at: '12/x', layers: 'moon' })).toMatchObject({ at: null, layers: [] }) })
})
