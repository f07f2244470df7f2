import { prefix } from '@/api'
import { toBlob } from './files'
import type { Store } from './store'

/** Pictures of matters that a phone keeps; the longest unseen go first. About 15 MB in medium size. */
const most = 150

/** Under what the server keeps a matter's pictures. */
export type PictureRoom = 'cases' | 'rounds/inspections'

/** A matter's picture as an address for `img`, from this phone or the server; `soon` where its copy is still being made, null where it is nowhere to be had now. Release it when done. */
export async function pictureUrl(store: Store, caseId: string, sha256: string, size: 'small' | 'medium', room: PictureRoom = 'cases'): Promise<string | 'soon' | null> {
  const key = `${caseId}/${sha256}/${size}`
  const kept = await store.pictures.get(key)
  if (kept) {
    void store.pictures.update(key, { usedAt: Date.now() }).catch(() => {})
    return URL.createObjectURL(toBlob(kept))
  }
  const response = await fetch(`${prefix}/api/${room}/${caseId}/pictures/${sha256}/${size}`).catch(() => null)
  if (response?.status === 503) return 'soon'
  if (!response?.ok) return null
  const picture = { key, usedAt: Date.now(), type: response.headers.get('Content-Type') ?? 'image/jpeg', bytes: await response.arrayBuffer() }
  await keep(store, picture).catch(() => {})
  return URL.createObjectURL(toBlob(picture))
}

/** Takes pictures along for later, one after another; those that cannot be had now are left out. */
export async function takeAlong(store: Store, wanted: readonly { caseId: string, sha256: string }[], room: PictureRoom = 'cases') {
  for (const { caseId, sha256 } of wanted) {
    if (await store.pictures.get(`${caseId}/${sha256}/medium`)) continue
    const url = await pictureUrl(store, caseId, sha256, 'medium', room)
    if (url === null) return
    if (url !== 'soon') URL.revokeObjectURL(url)
  }
}

async function keep(store: Store, picture: { key: string, usedAt: number, type: string, bytes: ArrayBuffer }) {
  await store.pictures.put(picture)
  const tooMany = await store.pictures.count() - most
  if (tooMany > 0) await store.pictures.bulkDelete(await store.pictures.orderBy('usedAt').limit(tooMany).primaryKeys())
}
