import Dexie, { type EntityTable, type Table } from 'dexie'
import { prefix } from '@/api'
import type { Item, Sent } from './items'

/** A file as this phone keeps it; bytes, since not every browser keeps blobs. */
export interface KeptFile { sha256: string, type: string, bytes: ArrayBuffer }

/** A picture of a matter, for looking at it without reception. */
export interface KeptPicture { key: string, usedAt: number, type: string, bytes: ArrayBuffer }

/** What is kept under a name: answers of the server with their ETag, drafts, choices. */
export interface Kept { key: string, value: unknown, tag?: string, at: number }

/** All that one person's work leaves on this phone. A shared phone has one for each; wiping one touches no other. */
export class Store extends Dexie {
  queue!: Table<Item, string>
  files!: EntityTable<KeptFile, 'sha256'>
  sent!: EntityTable<Sent, 'id'>
  kept!: EntityTable<Kept, 'key'>
  pictures!: EntityTable<KeptPicture, 'key'>

  constructor(readonly owner: string) {
    super(nameOf(owner))
    this.version(1).stores({ queue: 'id, seq', files: 'sha256', sent: 'id, sentAt', kept: 'key', pictures: 'key, usedAt' })
  }
}

/** @param owner The account's id. */
export const nameOf = (owner: string) => `wangge-field${prefix.replaceAll('/', '-')}-${owner}`

/** Whether a fault says that this phone has no room left. */
export const isFull = (fault: unknown): boolean =>
  fault instanceof Error && (fault.name === 'QuotaExceededError' || (fault as { inner?: Error }).inner?.name === 'QuotaExceededError'
    || (fault.name === 'AbortError' && /quota/i.test(fault.message)))
