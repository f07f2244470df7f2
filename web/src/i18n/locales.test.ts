import { describe, expect, it } from 'vitest'
import { roomOf } from '.'

const files = import.meta.glob<string>('/src/**/locales/*.json', { eager: true, query: '?raw', import: 'default' })
const rooms = [...new Set(Object.keys(files).map((path) => path.replace(/\/[^/]+\.json$/, '')))]

function leaves(value: unknown, path = ''): Record<string, string> {
  if (typeof value === 'string') return { [path]: value }
  return Object.assign({}, ...Object.entries(value as object).map(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key))) as Record<string, string>
}

const read = (path: string) => leaves(JSON.parse(files[path] ?? '{}'))
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort()

describe('words', () => {
  it('are found', () => { expect(rooms.length).toBeGreaterThan(1) })

  it.each(rooms)('%s has each key in Chinese and in English, with the same placeholders', (room) => {
    const zh = read(`${room}/zh-CN.json`)
    const en = read(`${room}/en.json`)
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
    for (const [key, text] of Object.entries(zh)) {
      expect(text.trim(), key).not.toBe('')
      expect(new Set(placeholders(en[key]!)), key).toEqual(new Set(placeholders(text)))
    }
  })

  it('of code are there: each key that a page names exists', () => {
    const sources = import.meta.glob<string>('/src/**/*.{vue,ts}', { eager: true, query: '?raw', import: 'default' })
    const known = new Set(rooms.flatMap((room) => Object.keys(read(`${room}/zh-CN.json`)).map((key) => `${roomOf(`${room}/`)}.${key}`)))
    const missing: string[] = []
    for (const [path, text] of Object.entries(sources)) {
      if (path.endsWith('.test.ts')) continue
      for (const [, key] of text.matchAll(/\bt\('([a-z][\w-]*\.[\w.-]+)'/g)) if (!known.has(key!)) missing.push(`${path}: ${key}`)
    }
    expect(missing).toEqual([])
  })
})
