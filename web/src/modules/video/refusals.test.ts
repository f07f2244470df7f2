import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import words from './locales/en.json'
import { reasons } from './pictures'
import { snapshotReasons } from './snapshots'

const server = join(__dirname, '../../../../src/Modules/Video')
const sources = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.cs')).map((file) => readFileSync(join(server, file), 'utf8')).join('\n')
const found = (pattern: RegExp) => [...new Set([...sources.matchAll(pattern)].map((one) => one[1]!))]

it('each refusal of cameras and pictures is said in words', () => {
  const codes = found(/Refusal \w+ = new\("(video\.[\w.-]+)"/g)
  expect(codes.length).toBeGreaterThan(15)
  expect(codes.filter((code) => typeof code.split('.').reduce((at: unknown, part) => (at as Record<string, unknown> | undefined)?.[part], words.refusals) === 'undefined')).toEqual([])
})

it('each fault and each end of a picture is said in words', () => {
  const codes = found(/(?:const string \w+ = |_code = |return |StopAsync\()"video\.([\w.-]+)"/g).filter((code) => !code.startsWith('camera-') && !['source', 'media-server', 'view-stopped'].includes(code))
  expect(codes).toContain('fault.h265')
  expect(codes.map((code) => code.replaceAll('.', '-')).filter((key) => !(key in words.codes))).toEqual([])
})

it('each reason has its words', () => { expect(reasons.filter((reason) => !(reason in words.reasons))).toEqual([]) })

it('each reason of a snapshot is one of the server and has its words', () => {
  const named = /enum SnapshotReason\s*{([\s\S]*?)\n}/.exec(sources)![1]!.match(/^ {4}[A-Z]\w+/gm)!.map((name) => name.trim().replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase())
  expect([...snapshotReasons]).toEqual(named)
  expect(snapshotReasons.filter((reason) => !(reason in words.snapshot.reasons))).toEqual([])
})
