/** The suggestion model as the server gives it. Source: docs/type-suggestion.md. */
export interface SuggestionModel {
  types: string[], flows: string[], prior: number[]
  miss: { words: number[], places: number[], hours: number[], sources: number[] }
  words: Record<string, number[]>, places: Record<string, number[]>, hours: Record<string, number[]>, sources: Record<string, number[]>
}

export interface Question { words: string, longitude?: number | null, latitude?: number | null, hour?: number | null, source?: string | null, flow?: string | null }

/** `words` speak for it; `here`: how many there were in this cell lately, from 5 on. */
export interface Suggestion { type: string, score: number, words: string[], here: number | null }

interface Piece { text: string, start: number }

const mostUnits = 2000

/** Cuts a text for suggestions: pairs of neighbouring Chinese characters, Latin words; each once, where it stands first. */
export function pieces(text: string): Piece[] {
  const folded = Array.from({ length: Math.min(text.length, mostUnits) }, (_, i) => fold(text.charCodeAt(i)))
  const found = new Map<string, Piece>()
  const add = (start: number, length: number) => {
    const piece = String.fromCharCode(...folded.slice(start, start + length))
    if (!found.has(piece)) found.set(piece, { text: piece, start })
  }
  for (let start = 0, end = 0; start < folded.length; start = end) {
    const kind = kindOf(folded[start]!)
    for (end = start + 1; end < folded.length && kindOf(folded[end]!) === kind;) end++
    if (kind === 'han') {
      if (end - start === 1) add(start, 1)
      for (let i = start; i + 1 < end; i++) add(i, 2)
    }
    else if (kind === 'latin' && end - start >= 2 && end - start <= 24) add(start, end - start)
  }
  return [...found.values()]
}

function fold(unit: number) {
  if (unit >= 0xff01 && unit <= 0xff5e) unit -= 0xfee0
  return unit >= 65 && unit <= 90 ? unit + 32 : unit
}

const kindOf = (unit: number) =>
  (unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0x4e00 && unit <= 0x9fff) ? 'han' : unit >= 97 && unit <= 122 ? 'latin' : 'divider'

/** The types that something speaks for, best first; the very arithmetic of the server. */
export function suggest(model: SuggestionModel, question: Question, most = 3): Suggestion[] {
  const scores = [...model.prior]
  const miss = (kind: keyof SuggestionModel['miss']) => { for (let t = 0; t < scores.length; t++) scores[t]! += model.miss[kind][t]! }
  const speaking = new Map<number, { weight: number, piece: Piece }[]>()
  for (const piece of pieces(question.words)) {
    const hits = own(model.words, piece.text)
    if (!hits) continue
    miss('words')
    for (let i = 0; i < hits.length; i += 2) {
      const [type, more] = [hits[i]!, hits[i + 1]!]
      scores[type]! += more
      const weight = model.miss.words[type]! + more
      if (weight > 0) speaking.set(type, [...speaking.get(type) ?? [], { weight, piece }])
    }
  }

  const here = new Map<number, number>()
  const usual = question.longitude != null && question.latitude != null ? own(model.places, `${Math.floor(question.longitude * 100)}:${Math.floor(question.latitude * 100)}`) : undefined
  if (usual) {
    miss('places')
    for (let i = 0; i < usual.length; i += 3) {
      scores[usual[i]!]! += usual[i + 1]!
      here.set(usual[i]!, usual[i + 2]!)
    }
  }
  const feature = (kind: 'hours' | 'sources', name: string) => {
    const hits = own(model[kind], name)
    if (!hits) return
    miss(kind)
    for (let i = 0; i < hits.length; i += 2) scores[hits[i]!]! += hits[i + 1]!
  }
  if (question.hour != null) feature('hours', String(Math.floor(question.hour / 3)))
  if (question.source != null) feature('sources', question.source)

  return model.types.map((_, t) => t)
    .filter((t) => (question.flow == null || model.flows[t] === question.flow) && (speaking.has(t) || here.has(t)))
    .sort((a, b) => scores[b]! - scores[a]! || a - b)
    .slice(0, most)
    .map((t) => ({ type: model.types[t]!, score: scores[t]!, words: nameWords(speaking.get(t) ?? []), here: here.get(t) ?? null }))
}

const own = (features: Record<string, number[]>, name: string) => Object.hasOwn(features, name) ? features[name] : undefined

/** Pairs overlap; one that shares a character with a weightier one says nothing more. */
function nameWords(speaking: { weight: number, piece: Piece }[]): string[] {
  const named: Piece[] = []
  for (const { piece } of speaking.sort((a, b) => b.weight - a.weight || a.piece.start - b.piece.start)) {
    if (named.length === 3) break
    if (named.every((n) => piece.start + piece.text.length <= n.start || n.start + n.text.length <= piece.start)) named.push(piece)
  }
  return named.map((n) => n.text)
}

/** The usual types of a flow, the most usual first: what is offered where nothing speaks for any. */
export const usual = (model: SuggestionModel, flow: string) =>
  model.types.map((_, t) => t).filter((t) => model.flows[t] === flow).sort((a, b) => model.prior[b]! - model.prior[a]! || a - b).map((t) => model.types[t]!)
