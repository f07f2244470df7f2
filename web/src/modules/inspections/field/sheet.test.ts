import { beforeEach, describe, expect, it, vi } from 'vitest'
import { phone, usePhoneOf, type Store } from '@/offline'
import { answersOf, emptyEntry, forgetSheet, lackOf, loadSheet, saveSheet, type Entry, type Sheet } from './sheet'
import type { Checklist } from './work'

const item = (more: Partial<Checklist['items'][number]> = {}) =>
  ({ code: 'exits', text: '畅通', english: 'Free', look: '', lookEnglish: '', evidence: 'none', severity: 'major', limitAmount: 2, limitUnit: 'working-hour', readingUnit: null, lowest: null, highest: null, ...more }) as Checklist['items'][number]
const photo = { sha256: 'a'.repeat(64), type: 'image/jpeg', bytes: new ArrayBuffer(1) }
const entry = (more: Partial<Entry>): Entry => ({ ...emptyEntry(item()), ...more })

describe('an answer', () => {
  it.each([
    ['finding', item(), entry({})],
    ['photo', item(), entry({ finding: 'defect', words: '堵了' })],
    ['text', item(), entry({ finding: 'defect', photos: [photo] })],
    [null, item(), entry({ finding: 'defect', photos: [photo], words: '堵了' })],
    ['photo', item({ evidence: 'photo' }), entry({ finding: 'in-order' })],
    ['text', item({ evidence: 'text' }), entry({ finding: 'in-order' })],
    ['number', item({ evidence: 'number' }), entry({ finding: 'in-order' })],
    ['bounds', item({ evidence: 'number', lowest: 1 }), entry({ finding: 'in-order', number: 0.4 })],
    [null, item({ evidence: 'number', lowest: 1 }), entry({ finding: 'in-order', number: 1 })],
    ['names', item(), entry({ finding: 'in-order', words: '找 13800000000' })],
    [null, item({ evidence: 'photo' }), entry({ finding: 'not-applicable' })],
  ] as const)('lacks %s', (lack, of, given) => expect(lackOf(of, given)).toBe(lack))

  it('names its defect only where there is one', () => {
    const sheet: Sheet = { id: '1', checklistId: '2', version: 1, place: null, premises: '', entries: { a: entry({ finding: 'defect', photos: [photo], words: '堵了' }), b: entry({ finding: 'in-order' }) } }
    const [a, b] = answersOf([item({ code: 'a' }), item({ code: 'b' })], sheet)
    expect([a!.defectId !== null, a!.severity, b!.defectId, b!.severity]).toEqual([true, 'major', null, null])
  })
})

describe('a sheet that is being filled in', () => {
  const second = { ...photo, sha256: 'b'.repeat(64) }
  const sheet = (words: string, photos = [photo]): Sheet => ({ id: 's1', checklistId: '2', version: 1, place: null, premises: '', entries: { a: entry({ words, photos, defectId: 'd' }) } })
  let store: Store
  beforeEach(() => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('away')))
    Object.defineProperty(navigator, 'locks', { configurable: true, value: { request: (_name: string, _how: unknown, act: (lock: unknown) => unknown) => act({}) } })
    usePhoneOf('inspector')
    store = phone.value!.store
  })

  it('writes each photo once, however much is typed, and has all of it after a restart', async () => {
    const put = vi.spyOn(store.kept, 'bulkPut')
    await saveSheet(store, sheet('堵'))
    await saveSheet(store, sheet('堵了'))
    await saveSheet(store, sheet('堵了', [photo, second]))
    expect(put.mock.calls.map(([rows]) => rows.length)).toEqual([1, 0, 1])
    expect(await loadSheet(store, 's1')).toEqual(sheet('堵了', [photo, second]))
    await saveSheet(store, sheet('堵了', [second]))
    expect((await loadSheet(store, 's1'))!.entries.a!.photos.map((one) => one.sha256)).toEqual([second.sha256])
    await forgetSheet(store, 's1')
    expect(await store.kept.filter((row) => row.key.startsWith('draft.inspection')).count()).toBe(0)
  })

  it('of an older page is read, its photos within', async () => {
    await store.kept.put({ key: 'draft.inspection.s1', value: sheet('旧'), at: 1 })
    expect(await loadSheet(store, 's1')).toEqual(sheet('旧'))
    await saveSheet(store, sheet('旧的'))
    expect(await loadSheet(store, 's1')).toEqual(sheet('旧的'))
    await forgetSheet(store, 's1')
  })
})
