import type { KeptFile, Phone, Store } from '@/offline'
import type { Found } from './place'

/** A report that is being made, kept with its photos until it is sent or given up. */
export interface Draft { id: string, photos: KeptFile[], after: KeptFile[], place: Found | null, type: string | null, words: string, settled: boolean }

const key = 'draft.report'

export const saveDraft = (store: Store, draft: Draft) => store.kept.put({ key, value: draft, at: Date.now() })
export const forgetDraft = (store: Store) => store.kept.delete(key)
export const loadDraft = async (store: Store) => (await store.kept.get(key))?.value as Draft | undefined

/** What the queue keeps of a refused report, as its maker left it. */
export async function loadForMending(phone: Phone, id: string): Promise<Draft | undefined> {
  const item = (await phone.queue.list()).find((one) => one.id === id)
  if (!item) return undefined
  const form = item.form as Omit<Draft, 'photos' | 'after'> & { photos: string[], after: string[] }
  const files = async (names: string[]) => (await Promise.all(names.map((name) => phone.queue.file(item, name)))).filter((file) => file !== undefined)
  return { ...form, photos: await files(form.photos), after: await files(form.after) }
}
