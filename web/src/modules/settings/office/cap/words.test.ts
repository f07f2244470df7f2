import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import en from '../locales/en.json'
import zh from '../locales/zh-CN.json'

const server = join(__dirname, '../../../../../../src/Modules/Doors')
const sources = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.cs')).map((file) => readFileSync(join(server, file), 'utf8'))
const found = (pattern: RegExp) => [...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map((hit) => hit[1]!)))]
const has = (words: object, path: string) => typeof path.split('.').reduce((at: unknown, part) => (at as Record<string, unknown> | undefined)?.[part], words) !== 'undefined'

it('each refusal of the doors is said in words', () => {
  const codes = found(/new\("((?:cap|doors)\.[\w.-]+)", RefusalKind/g).concat(found(/Refusal \w+ = new\("((?:cap|doors)\.[\w.-]+)"/g))
  expect(codes.length).toBeGreaterThan(15)
  for (const words of [en, zh]) expect(codes.filter((code) => !has(words.refusals, code))).toEqual([])
})

it('each rule of a message is said in words', () => {
  const rules = found(/CapRule \w+ = new\("([a-z-]+)"/g)
  expect(rules.length).toBeGreaterThan(30)
  for (const words of [en, zh]) expect(Object.keys(words.cap.rules).sort()).toEqual([...rules].sort())
})
