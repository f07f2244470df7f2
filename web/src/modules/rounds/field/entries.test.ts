import { expect, it } from 'vitest'
import { namesSomebody } from './entries'

it.each([
  ['3号楼说暖气不热', false], ['电话 138 0013 8000', true], ['证号 11010519491231002X', true], ['编号 20260616001', false], ['门牌 1380', false],
])('%s: %s', (words, named) => { expect(namesSomebody(words)).toBe(named) })
