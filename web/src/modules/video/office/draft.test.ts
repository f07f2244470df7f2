import { expect, it } from 'vitest'
import { draftOf, fieldsOf, isFit } from './draft'

it('a camera that is changed keeps its address where none is typed, a new one needs one', () => {
  const draft = { ...draftOf(null), code: 'C-01', name: ' 正门 ', longitude: 120.9, latitude: 40.7, unitId: 'u' }
  expect(isFit(draft, true)).toBe(false)
  expect(isFit(draft, false)).toBe(true)
  expect(fieldsOf(draft)).toMatchObject({ name: '正门', address: null })
  expect(isFit({ ...draft, address: 'rtsp://10.1.2.3/live' }, true)).toBe(true)
  expect(isFit({ ...draft, address: 'http://10.1.2.3' }, true)).toBe(false)
  expect(isFit({ ...draft, reachMetres: 0 }, false)).toBe(false)
  expect(isFit({ ...draft, longitude: null }, false)).toBe(false)
})
