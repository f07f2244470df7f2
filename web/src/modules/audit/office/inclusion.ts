/** Checks that need nobody's word: RFC 6962 trees (checks as RFC 9162, 2.1.3.2 states them), SHA-256 by the browser. */

export const bytesOfHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (b) => parseInt(b, 16))
export const hexOf = (bytes: Uint8Array) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
export const bytesOfBase64 = (text: string) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0))

async function hash(prefix: number, ...parts: Uint8Array[]): Promise<Uint8Array> {
  const all = new Uint8Array(1 + parts.reduce((sum, p) => sum + p.length, 0))
  all[0] = prefix
  let at = 1
  for (const part of parts) { all.set(part, at); at += part.length }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all))
}

/** Hash of a leaf's bytes. */
export const hashOfLeaf = (leaf: Uint8Array) => hash(0, leaf)

/** The root to which the path leads from the leaf, or null where the path has the wrong length for that place. */
export async function rootOf(leafHash: Uint8Array, index: number, size: number, path: readonly Uint8Array[]): Promise<Uint8Array | null> {
  if (index < 0 || index >= size) return null
  // Divided, not shifted: a log may hold more leaves than 32 bits count.
  const half = (n: number) => Math.floor(n / 2)
  let [node, last, root] = [index, size - 1, leafHash]
  for (const sibling of path) {
    if (last === 0) return null
    if (node % 2 === 1 || node === last) {
      root = await hash(1, sibling, root)
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    }
    else root = await hash(1, root, sibling)
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 ? root : null
}

/** Size and root that a checkpoint's line speaks of; null where it is none. */
export function readCheckpoint(line: string): { size: number, root: string, at: string, key: string } | null {
  const [format, , size, root, at, key] = line.trim().split(' ')
  return format === 'wangge-checkpoint/1' && size && root && at && key ? { size: Number(size), root, at, key } : null
}
