import { nameOf } from '@/api'
import type { KeptFile } from './store'

/** A file as it is kept and sent: under its SHA-256. */
export async function toKept(content: Blob): Promise<KeptFile> {
  return { sha256: await nameOf(content), type: content.type || 'application/octet-stream', bytes: await content.arrayBuffer() }
}

export const toBlob = (file: Pick<KeptFile, 'bytes' | 'type'>) => new Blob([file.bytes], { type: file.type })
