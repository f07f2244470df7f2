import type { Schemas } from '@/api'
import { classesOf } from '../useLists'

/** What a responsibility names, in words: a type, a class, or everything. */
export function patternText(pattern: string, types: readonly Schemas['TypeView'][], words: { everything: string, ofClass: (name: string) => string, nameOf: (type: Schemas['TypeView']) => string, classOf: (type: Schemas['TypeView']) => string }): string {
  if (pattern === '*') return words.everything
  if (pattern.startsWith('class:')) {
    const code = pattern.slice('class:'.length)
    const type = types.find((o) => o.classCode === code)
    return words.ofClass(type ? words.classOf(type) : code)
  }
  const type = types.find((o) => o.key === pattern)
  return type ? words.nameOf(type) : pattern
}

/** What may be named: everything, each class, each type that is offered. */
export function patternChoices(types: readonly Schemas['TypeView'][]) {
  return classesOf(types.filter((o) => !o.endedAt)).map((c) => ({ ...c, pattern: `class:${c.code}` }))
}
