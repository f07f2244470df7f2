import { reactive } from 'vue'

/** How many are kept; the oldest goes first. */
const most = 60
const kept = new Map<string, object>()

/** What was typed and not sent yet, by its own key: going on to another matter, a refusal or a changed mind loses nothing while the page is open. */
export function draftOf<T extends object>(key: string, empty: () => T): T {
  const known = kept.get(key) as T | undefined
  if (known) return known
  const made = reactive(empty()) as T
  kept.set(key, made)
  if (kept.size > most) kept.delete(kept.keys().next().value!)
  return made
}

export const dropDraft = (key: string) => { kept.delete(key) }
