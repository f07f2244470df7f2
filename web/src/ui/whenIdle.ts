/** Resolves when the page has nothing more urgent to do, or at the latest after so many milliseconds. */
export const whenIdle = (most = 1500) => new Promise<void>((go) => {
  if ('requestIdleCallback' in window) requestIdleCallback(() => go(), { timeout: most })
  else setTimeout(go, most / 3)
})
