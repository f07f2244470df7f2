import { describe, expect, it } from 'vitest'
import { draftOf, dropDraft } from './drafts'

describe('draftOf', () => {
  it('gives back what was typed until it is dropped', () => {
    draftOf('a', () => ({ words: '' })).words = '三袋垃圾'
    expect(draftOf('a', () => ({ words: '' })).words).toBe('三袋垃圾')
    dropDraft('a')
    expect(draftOf('a', () => ({ words: '' })).words).toBe('')
  })

  it('forgets the oldest, so that a day at the desk does not grow', () => {
    draftOf('old', () => ({ words: 'x' }))
    for (let i = 0; i < 100; i++) draftOf(`n${i}`, () => ({ words: '' }))
    expect(draftOf('old', () => ({ words: '' })).words).toBe('')
  })
})
