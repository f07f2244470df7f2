import { describe, expect, it } from 'vitest'
import { dayBefore, daysBetween, readAsk, toFilter, writeAsk } from './mapQuery'

describe('the map’s address', () => {
  it.each([
    {}, { at: '12.30/40.71000/120.95000' }, { at: '15.20/40.71000/120.95000/52/-20', layers: 'matters,heat,basic,buildings' }, { layers: 'matters,subdistrict' }, { layers: 'matters,units,closures' },
    { hide: 'over,soon', type: 'hazard.street-lamp', state: 'handling', time: 'open.2026-03-01' }, { time: 'reported.2026-03-01.30' },
  ])('is what it was after reading and writing: %o', (query) => { expect(writeAsk(readAsk(query as never))).toEqual(query) })

  it('takes what it does not know as not said', () => {
    expect(readAsk({ at: '12/x/3', hide: 'red', time: 'open.yesterday' })).toMatchObject({ at: null, hidden: [], time: { mode: 'now' }, layers: ['matters', 'subdistrict', 'alarms'] })
  })
})

describe('the map’s filters', () => {
  const usual = { type: '', state: '' }
  it('asks for what waits here now', () => { expect(toFilter({ ...usual, time: { mode: 'now' } })).toMatchObject({ open: 'true', state: expect.stringContaining('handling') }) })

  it('counts the last day whole', () => {
    const { from, until } = toFilter({ ...usual, time: { mode: 'reported', day: '2026-03-07', days: 7 } })
    expect([new Date(from!).getDate(), new Date(until!).getDate()]).toEqual([1, 8])
  })

  it('asks for a class or a type', () => {
    expect(toFilter({ ...usual, type: 'class:01', time: { mode: 'now' } }).class).toBe('01')
    expect(toFilter({ ...usual, type: 'hazard.x', time: { mode: 'now' } }).type).toBe('hazard.x')
  })
})

describe('days', () => {
  it('go over months and years', () => {
    expect(dayBefore('2026-01-01', 1)).toBe('2025-12-31')
    expect(daysBetween('2025-12-25', '2026-01-01')).toBe(7)
  })
})
