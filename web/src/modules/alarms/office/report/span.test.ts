import { expect, it } from 'vitest'
import { spanOf } from './span'

it('says a span as people read it', () => {
  expect([0.12, 59.96, 200, 3725].map(spanOf)).toEqual(['0.1 s', '60.0 s', '3:20', '1:02:05'])
})
