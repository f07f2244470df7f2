import { expect, it } from 'vitest'
import { missedOf } from './missed'

const change = (subjectId: string, kind: string) => ({ subjectId, kind })

it('rounds that were missed are counted once, by the last that was told of each', () => {
  expect(missedOf([change('a', 'round.begun'), change('a', 'round.missed'), change('b', 'round.missed'), change('b', 'round.complete'), change('c', 'round.missed'), change('c', 'round.missed')])).toBe(2)
  expect(missedOf([])).toBe(0)
})
