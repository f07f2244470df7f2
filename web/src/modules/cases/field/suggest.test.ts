import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pieces, suggest, type Question, type Suggestion, type SuggestionModel } from './suggest'

interface Vectors {
  pieces: { text: string, pieces: [string, number][] }[]
  model: SuggestionModel
  questions: { question: Question, suggestions: Suggestion[] }[]
}

const vectors = JSON.parse(readFileSync('../tests/vectors/type-suggestion.json', 'utf8')) as Vectors

describe('a phone suggests as the server does', () => {
  it('finds vectors', () => { expect(vectors.questions.length).toBeGreaterThan(3) })

  it.each(vectors.pieces)('cuts $text', ({ text, pieces: expected }) => {
    expect(pieces(text).map((p) => [p.text, p.start])).toEqual(expected)
  })

  it.each(vectors.questions)('answers $question.words', ({ question, suggestions }) => {
    expect(suggest(vectors.model, question)).toEqual(suggestions.map((s) => ({ ...s, here: s.here ?? null })))
  })
})
