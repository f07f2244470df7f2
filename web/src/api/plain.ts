/** A record as the server writes it: numbers are numbers, though the document lets clients send them as text too. */
export type Plain<T> =
  [Extract<T, number>] extends [never] ? PlainShape<T> : Exclude<T, string>

type PlainShape<T> =
  T extends readonly (infer Item)[] ? Plain<Item>[]
  : T extends object ? { [Key in keyof T]: Plain<T[Key]> }
  : T
