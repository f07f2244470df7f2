import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import words from '../locales/en.json'
import { findings } from './calls'

const server = join(__dirname, '../../../../../../src/Modules/Rounds/Watching')
const codes = [...new Set(readdirSync(server, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.cs'))
  .flatMap((file) => [...readFileSync(join(server, file), 'utf8').matchAll(/Refusal \w+ = new\("(rounds\.[\w.-]+)"/g)].map((found) => found[1]!)))]

it('each refusal of camera rounds is said in words', () => {
  expect(codes.length).toBeGreaterThan(15)
  expect(codes.filter((code) => typeof code.split('.').reduce((at: unknown, part) => (at as Record<string, unknown> | undefined)?.[part], words.refusals) === 'undefined')).toEqual([])
})

it('each finding has its words', () => { expect(findings.filter((one) => !(one in words.cameras.findings) || !(one in words.cameras.notes))).toEqual([]) })
