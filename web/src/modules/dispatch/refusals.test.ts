import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const server = join(__dirname, '../../../../src/Modules/Dispatch')
const codes = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.cs'))
  .flatMap((file) => [...readFileSync(join(server, file), 'utf8').matchAll(/Refusal \w+ = new\("(dispatch\.[\w.-]+)"/g)].map((found) => found[1]!))
const words = Object.values(import.meta.glob<{ refusals?: object }>(['./locales/en.json', './office/locales/en.json'], { eager: true, import: 'default' }))
const hasWord = (code: string) => words.some((room) => typeof code.split('.').reduce((at: unknown, part) => (at as Record<string, unknown> | undefined)?.[part], room.refusals) !== 'undefined')

it('each refusal of dispatch is said in words', () => {
  expect(codes.length).toBeGreaterThan(30)
  expect([...new Set(codes)].filter((code) => !hasWord(code))).toEqual([])
})
