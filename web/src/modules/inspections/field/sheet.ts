import { newId } from '@/api'
import type { KeptFile, Store } from '@/offline'
import { namesSomebody } from '@/modules/rounds/field'
import type { Checklist } from './work'

export type Finding = 'in-order' | 'defect' | 'not-applicable'
type Item = Checklist['items'][number]

/** What is filled in of one item. */
export interface Entry { finding: Finding | null, number: number | null, words: string, severity: string, photos: KeptFile[], defectId: string }

/** An inspection that is being done, kept with its photos until it is sent or given up. */
export interface Sheet { id: string, checklistId: string, version: number, place: { premises: string, areaPath: string } | null, premises: string, entries: Record<string, Entry> }

export const emptyEntry = (item: Item): Entry => ({ finding: null, number: null, words: '', severity: item.severity, photos: [], defectId: newId() })

/** What an answer lacks, as the server would say it; null where it may be sent. The server's own rule is `AnswerCheck`. */
export function lackOf(item: Item, entry: Entry): 'finding' | 'photo' | 'number' | 'text' | 'bounds' | 'names' | null {
  if (!entry.finding) return 'finding'
  if (namesSomebody(entry.words)) return 'names'
  if (entry.finding === 'not-applicable') return null
  const isDefect = entry.finding === 'defect'
  if ((isDefect || item.evidence === 'photo') && !entry.photos.length) return 'photo'
  if ((isDefect || item.evidence === 'text') && !entry.words.trim()) return 'text'
  if (item.evidence === 'number' && !isDefect) {
    if (entry.number === null || !Number.isFinite(entry.number)) return 'number'
    if ((item.lowest != null && entry.number < item.lowest) || (item.highest != null && entry.number > item.highest)) return 'bounds'
  }
  return null
}

/** The answers as they are sent. */
export const answersOf = (items: readonly Item[], sheet: Sheet) => items.map((item) => {
  const entry = sheet.entries[item.code] ?? emptyEntry(item)
  const isDefect = entry.finding === 'defect'
  return {
    item: item.code, finding: entry.finding, number: entry.number, words: entry.words.trim() || null, photos: entry.photos.map((p) => p.sha256),
    defectId: isDefect ? entry.defectId : null, severity: isDefect ? entry.severity : null,
  }
})

const key = (id: string) => `draft.inspection.${id}`
const photoKey = (id: string, sha256: string) => `${key(id)}.photo.${sha256}`

/** As it is kept: photos by their names alone, each in a row of its own. */
type KeptSheet = Omit<Sheet, 'entries'> & { entries: Record<string, Omit<Entry, 'photos'> & { photos: readonly (KeptFile | string)[] }> }

/** Which photos of each sheet are kept already, so that a photo is written once and not at each sign that is typed. */
const written = new Map<string, Set<string>>()

/** Keeps what is filled in. Photos that are new are written, those that were taken away are dropped. */
export async function saveSheet(store: Store, sheet: Sheet) {
  const photos = new Map(Object.values(sheet.entries).flatMap((entry) => entry.photos).map((photo) => [photo.sha256, photo]))
  const before = written.get(sheet.id) ?? new Set<string>()
  const fresh = [...photos.values()].filter((photo) => !before.has(photo.sha256))
  const gone = [...before].filter((sha256) => !photos.has(sha256))
  await store.transaction('rw', store.kept, async () => {
    await store.kept.bulkPut(fresh.map(({ sha256, type, bytes }) => ({ key: photoKey(sheet.id, sha256), value: { sha256, type, bytes } satisfies KeptFile, at: Date.now() })))
    await store.kept.bulkDelete(gone.map((sha256) => photoKey(sheet.id, sha256)))
    await store.kept.put({ key: key(sheet.id), value: plain(sheet), at: Date.now() })
  })
  written.set(sheet.id, new Set(photos.keys()))
}

export async function forgetSheet(store: Store, id: string) {
  written.delete(id)
  await store.transaction('rw', store.kept, async () => {
    await store.kept.delete(key(id))
    await store.kept.where('key').startsWith(photoKey(id, '')).delete()
  })
}

export async function loadSheet(store: Store, id: string): Promise<Sheet | undefined> {
  const kept = (await store.kept.get(key(id)))?.value as KeptSheet | undefined
  if (!kept) return undefined
  const rows = await store.kept.where('key').startsWith(photoKey(id, '')).toArray()
  const photos = new Map(rows.map((row) => row.value as KeptFile).map((photo) => [photo.sha256, photo]))
  written.set(id, new Set(photos.keys()))
  // A sheet of an older page holds its photos itself; they are written apart when it is kept next.
  const whole = (photo: KeptFile | string) => typeof photo === 'string' ? photos.get(photo) : photo
  return { ...kept, entries: Object.fromEntries(Object.entries(kept.entries).map(([code, entry]) => [code, { ...entry, photos: entry.photos.map(whole).filter((photo) => photo !== undefined) }])) }
}

/** Without the page's proxies, which a database cannot keep, and without the photos' bytes. */
const plain = (sheet: Sheet): KeptSheet => ({
  ...sheet, place: sheet.place ? { ...sheet.place } : null,
  entries: Object.fromEntries(Object.entries(sheet.entries).map(([code, entry]) => [code, { ...entry, photos: entry.photos.map((photo) => photo.sha256) }])),
})
