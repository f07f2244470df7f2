/** One thing that differs: what it is, how it was, how it will be. */
export interface Change { what: string, before: string, after: string }

/** What differs between two, field by field, in the words that `say` gives; a field that it leaves out is not told. */
export function changesBetween<T extends object>(before: T, after: T, say: { [K in keyof T]?: { word: string, text: (value: T[K]) => string } }): Change[] {
  return (Object.keys(say) as (keyof T)[]).flatMap((key) => {
    const { word, text } = say[key]!
    return JSON.stringify(before[key] ?? null) === JSON.stringify(after[key] ?? null) ? [] : [{ what: word, before: text(before[key]), after: text(after[key]) }]
  })
}
