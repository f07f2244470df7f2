let turn: Promise<unknown> = Promise.resolve()

/** One at a time over all tabs and the worker of this phone; who comes second leaves it to the first. */
export async function alone<T>(name: string, act: () => Promise<T>): Promise<T | 'elsewhere'> {
  if ('locks' in navigator) {
    return await navigator.locks.request(name, { ifAvailable: true }, async (lock) => lock ? await act() : 'elsewhere' as const) as T | 'elsewhere'
  }
  // An old browser: at least one at a time in this tab; the client's ids make the rest harmless.
  const mine = turn.then(act)
  turn = mine.catch(() => {})
  return mine
}
