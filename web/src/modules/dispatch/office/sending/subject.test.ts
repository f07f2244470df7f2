import { describe, expect, it } from 'vitest'
import { asked, readSubject, writeSubject, type Subject } from './subject'

describe('what somebody is sent to', () => {
  it.each<Subject>([
    { kind: 'case', id: '0190-a' }, { kind: 'place', longitude: 120.904612, latitude: 40.731234 }, { kind: 'place', longitude: 120.9, latitude: 40.7, operationId: '0190-b' },
  ])('is in the address as it was: %o', (subject) => { expect(readSubject(writeSubject(subject))).toEqual(subject) })

  it('is nothing where the address says nothing', () => { expect(['', 'case', 'case~', 'place~x,1', 'house~1'].map(readSubject)).toEqual([null, null, null, null, null]) })

  it('is asked for by id or by place', () => {
    expect(asked({ kind: 'case', id: 'a' })).toEqual({ kind: 'case', id: 'a' })
    expect(asked({ kind: 'place', longitude: 1, latitude: 2, operationId: 'b' })).toEqual({ kind: 'place', lon: 1, lat: 2 })
  })
})
