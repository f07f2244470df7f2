import { describe, expect, it } from 'vitest'
import type { Alarm } from './alarm'
import { emptyBook, take, takeWhole } from './book'

const alarm = (id: string, version: number, state: Alarm['state'] = 'pressed') => ({ id, version, state }) as Alarm
const ids = (book: { open: ReadonlyMap<string, Alarm> }) => [...book.open.values()].map((a) => `${a.id}${a.version}`)

describe('the book of open alarms', () => {
  it('believes the higher version, whichever came first', () => {
    expect(ids(take(emptyBook, [alarm('a', 2), alarm('a', 1)]))).toEqual(['a2'])
    expect(ids(take(take(emptyBook, [alarm('a', 1)]), [alarm('a', 2)]))).toEqual(['a2'])
  })

  it('is the same where a view comes twice', () => {
    const book = take(emptyBook, [alarm('a', 1)])
    expect(take(book, [alarm('a', 1)])).toBe(book)
  })

  it('brings none back that has ended', () => {
    const book = take(take(emptyBook, [alarm('a', 1)]), [alarm('a', 5, 'ended')])
    expect(ids(take(book, [alarm('a', 4)]))).toEqual([])
  })

  it('holds no more of those that ended than it needs', () => {
    const book = take(emptyBook, Array.from({ length: 500 }, (_, i) => alarm(`${i}`, 1, 'ended')))
    expect(book.over.size).toBe(200)
  })

  it('forgets what the whole does not name, but not what came while it was asked for', () => {
    const known = take(emptyBook, [alarm('gone', 1), alarm('stays', 3)])
    const asked = new Set(known.open.keys())
    const meanwhile = take(known, [alarm('fresh', 1)])
    expect(ids(takeWhole(meanwhile, [alarm('stays', 2)], asked)).sort()).toEqual(['fresh1', 'stays3'])
  })
})
