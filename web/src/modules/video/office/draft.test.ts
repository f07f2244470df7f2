import { expect, it } from 'vitest'
import { aimOf, draftOf, fieldsOf, isFit, isSameAim, withAim } from './draft'

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

it('a camera has its picture from an address or from a media server, never from both', () => {
  const draft = { ...draftOf(null), code: 'C-01', name: '正门', longitude: 120.9, latitude: 40.7, unitId: 'u', address: 'rtsp://10.1.2.3/live', mediaServerId: 's', mediaPath: ' school/gate ' }
  expect(fieldsOf(draft)).toMatchObject({ address: null, mediaServerId: 's', mediaPath: 'school/gate' })
  expect(fieldsOf({ ...draft, mediaServerId: '' })).toMatchObject({ address: 'rtsp://10.1.2.3/live', mediaServerId: null, mediaPath: null })
  expect(isFit(draft, true)).toBe(true)
  expect(['', 'a b', '/gate', 'gate/', 'gate?x=1'].filter((mediaPath) => isFit({ ...draft, mediaPath }, true))).toEqual([])
})

it('a hand on the map and the figures of the form say the same', () => {
  const draft = { ...draftOf(null), longitude: 120.9, latitude: 40.7 }
  expect(aimOf(draftOf(null))).toBeNull()
  expect(aimOf(draft)).toEqual({ at: [120.9, 40.7], direction: 0, width: 80, reach: 50 })
  const turned = { at: [120.90000001, 40.7] as [number, number], direction: 359.8, width: 80, reach: 50.2 }
  expect(withAim(turned)).toEqual({ longitude: 120.9, latitude: 40.7, directionDegrees: 0, fieldOfViewDegrees: 80, reachMetres: 50 })
  expect(isSameAim(turned, aimOf(draft))).toBe(true)
  expect(isSameAim({ ...turned, reach: 60 }, aimOf(draft))).toBe(false)
  expect(aimOf({ ...draft, reachMetres: Number.NaN })!.reach).toBe(1)
})
