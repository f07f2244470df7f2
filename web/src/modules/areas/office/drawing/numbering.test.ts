import { expect, it } from 'vitest'
import { hanNumber, nextNumber } from './numbering'
import { town } from './testing'

it('counts as grids are called', () => {
  expect([3, 10, 12, 20, 45].map(hanNumber)).toEqual(['三', '十', '十二', '二十', '四十五'])
  expect(nextNumber(town().base, town().base, '凯帝家园社区')).toEqual({ code: 'G007', name: '凯帝家园社区第七网格', unitCellCode: null })
})
