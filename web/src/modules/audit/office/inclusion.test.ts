import { describe, expect, it } from 'vitest'
import { hashOfLeaf, hexOf, readCheckpoint, rootOf } from './inclusion'

const bytes = (text: string) => new TextEncoder().encode(text)
const node = async (left: Uint8Array, right: Uint8Array) => new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([1, ...left, ...right])))

/** Root and paths of a small tree, made from above as RFC 6962 defines it. */
async function tree(leaves: Uint8Array[]): Promise<{ root: Uint8Array, paths: Uint8Array[][] }> {
  if (leaves.length === 1) return { root: leaves[0]!, paths: [[]] }
  const cut = 2 ** Math.floor(Math.log2(leaves.length - 1))
  const [left, right] = [await tree(leaves.slice(0, cut)), await tree(leaves.slice(cut))]
  return { root: await node(left.root, right.root), paths: [...left.paths.map((p) => [...p, right.root]), ...right.paths.map((p) => [...p, left.root])] }
}

describe('a proof', () => {
  it('leads from each leaf to the root in trees of all sizes, and from no other place', async () => {
    for (let size = 1; size <= 17; size++) {
      const leaves = await Promise.all(Array.from({ length: size }, (_, i) => hashOfLeaf(bytes(`leaf ${i}`))))
      const { root, paths } = await tree(leaves)
      for (let i = 0; i < size; i++) {
        expect(hexOf((await rootOf(leaves[i]!, i, size, paths[i]!))!)).toBe(hexOf(root))
        const elsewhere = await rootOf(await hashOfLeaf(bytes('another')), i, size, paths[i]!)
        expect(hexOf(elsewhere!)).not.toBe(hexOf(root))
        expect(await rootOf(leaves[i]!, i, size, [...paths[i]!, root])).toBeNull()
      }
    }
  })

  it('of the empty leaf hashes as the standard says', async () => {
    expect(hexOf(await hashOfLeaf(new Uint8Array()))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
  })
})

it('reads a checkpoint’s line and refuses another', () => {
  expect(readCheckpoint('wangge-checkpoint/1 211403 1000 ab 2026-03-01T08:00:00.000000Z k s')).toEqual({ size: 1000, root: 'ab', at: '2026-03-01T08:00:00.000000Z', key: 'k' })
  expect(readCheckpoint('something else')).toBeNull()
})
