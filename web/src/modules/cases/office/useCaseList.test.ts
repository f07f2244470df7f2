import { describe, expect, it } from 'vitest'
import { fromQuery, toQuery } from './useCaseList'

describe('toQuery', () => {
  it('counts the last day whole', () => {
    const query = toQuery({ from: '2026-06-01', until: '2026-06-01' })
    expect(Date.parse(query.until!) - Date.parse(query.from!)).toBe(86_400_000)
  })

  it('looks for a number where only digits were typed, for words else', () => {
    expect(toQuery({ q: ' 47 ' })).toEqual({ number: '47' })
    expect(toQuery({ q: '47 号' })).toEqual({ q: '47 号' })
  })

  it('leaves out what is empty', () => { expect(toQuery({ q: '', state: 'handling' })).toEqual({ state: 'handling' }) })
})

describe('fromQuery', () => {
  it('gives back what the query was made of', () => {
    const filter = { from: '2026-06-01', until: '2026-06-16', state: 'handling', q: '47' }
    expect(fromQuery(new URLSearchParams(toQuery(filter)).toString())).toEqual(filter)
  })
})
