import { expect, it } from 'vitest'
import { cordonAround, readAround } from './around'

it('a cordon is drawn around what the address names', () => {
  const { query } = cordonAround({ kind: 'alarm', id: 'a1' }, [120.8612344, 40.7])
  expect(readAround(query)).toEqual({ at: [120.861234, 40.7], subject: { kind: 'alarm', id: 'a1' }, closure: null })
  expect(readAround({ closure: 'c1' })).toEqual({ at: null, subject: null, closure: 'c1' })
  expect(readAround({ at: 'here', for: 'nonsense' })).toEqual({ at: null, subject: null, closure: null })
})
