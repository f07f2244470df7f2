import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createApp, h, nextTick, type App } from 'vue'
import { createI18n } from 'vue-i18n'
import { Problem } from '@/api'
import type { CaseRow } from '@/modules/cases'
import ui from '@/ui/locales/en.json'
import words from './locales/en.json'
import SnapshotBox from './SnapshotBox.vue'
import { frameOf, type Frame, type SnapshotFields } from './snapshots'

const calls = vi.hoisted(() => ({ near: vi.fn(), find: vi.fn(), take: vi.fn() }))
vi.mock('./snapshots', async (original) => ({ ...await original<object>(), casesNear: calls.near, findCases: calls.find, takeSnapshot: calls.take }))

vi.mock('@/modules/cases/settings', async (original) => ({ ...await original<object>(), useTypeNames: () => ({ typeName: (one: CaseRow) => one.type }) }))

const row = (number: number, said: string) => ({ caseId: `case-${number}`, number, state: 'handling', type: 'Street lamp', typeKey: 'hazard.street-lamp', area: 'First community', words: said }) as CaseRow
const frame: Frame = { picture: new Blob(['x'], { type: 'image/jpeg' }), viewingId: 'viewing', camera: 'North gate', viewer: 'Zhou', at: new Date(2026, 4, 4, 7, 31) }
const revoked = vi.fn()
let app: App | undefined

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:frame')
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(revoked)
  calls.near.mockResolvedValue([row(47, 'The lamp is out'), row(48, 'A wall leans')])
  calls.find.mockResolvedValue([])
  calls.take.mockResolvedValue(47)
})
afterEach(() => { app?.unmount(); document.body.innerHTML = ''; vi.useRealTimers(); vi.restoreAllMocks(); Object.values(calls).forEach((call) => call.mockReset()); revoked.mockReset() })

async function settle() { await vi.advanceTimersByTimeAsync(300); await nextTick() }

async function open(inHand: number | null = null) {
  const told = { taken: vi.fn(), close: vi.fn() }
  app = createApp({ render: () => h(SnapshotBox, { cameraId: 'camera', frame, inHand, onTaken: told.taken, onClose: told.close }) })
  app.use(createI18n({ legacy: false, locale: 'en', messages: { en: { cases: { states: { handling: 'Being handled' } }, ui, video: words, refusals: words.refusals } } as never }))
  app.mount(document.body.appendChild(document.createElement('div')))
  await settle()
  const box = document.querySelector<HTMLDialogElement>('.snapshot-box')!
  const button = (name: string) => [...box.querySelectorAll('button')].find((one) => one.textContent!.includes(name))!
  return {
    told, box, button,
    choices: () => [...box.querySelectorAll('.cases label')].map((one) => one.textContent!),
    chosen: () => box.querySelector<HTMLInputElement>('.cases input:checked')?.value ?? null,
    sender: () => box.querySelector<HTMLButtonElement>('button[type=submit]')!,
    async press(it: HTMLElement) { it.click(); await settle() },
    async type(text: string) { const field = box.querySelector<HTMLInputElement>('.fields input.w-input')!; field.value = text; field.dispatchEvent(new Event('input')); await settle() },
  }
}

it('shows the frame with its source, offers what is near, and sends only with a case and a reason', async () => {
  const page = await open()
  expect(page.box.querySelector('img')!.getAttribute('src')).toBe('blob:frame')
  expect(page.box.querySelector('figcaption')!.textContent).toContain('Zhou · 2026-05-04 07:31:00')
  expect(page.choices()).toEqual([expect.stringContaining('0047'), expect.stringContaining('0048')])
  expect(page.chosen()).toBeNull()
  expect(page.sender().disabled).toBe(true)
  await page.press(page.box.querySelector<HTMLElement>('input[value="case-48"]')!)
  expect(page.sender().disabled).toBe(true)
  await page.press(page.button('Damage'))
  page.box.querySelector('textarea')!.value = 'The wall '
  page.box.querySelector('textarea')!.dispatchEvent(new Event('input'))
  await page.press(page.sender())
  expect(calls.take).toHaveBeenCalledExactlyOnceWith('camera', frame, expect.objectContaining({ caseId: 'case-48', reason: 'damage', words: 'The wall ' }))
  expect(page.told.taken).toHaveBeenCalledExactlyOnceWith('0047')
})

it('has the case in hand chosen, before those that are near', async () => {
  calls.find.mockResolvedValue([row(51, 'Found on the round')])
  const page = await open(51)
  expect(page.choices()[0]).toContain('0051')
  expect(page.chosen()).toBe('case-51')
})

it('finds a case by its number and takes it, by words and leaves the choice', async () => {
  const page = await open()
  calls.find.mockResolvedValue([row(52, 'Another')])
  await page.type(' 52 ')
  expect(calls.find).toHaveBeenCalledExactlyOnceWith('52')
  expect(page.chosen()).toBe('case-52')
  calls.find.mockResolvedValue([row(53, 'A pothole')])
  await page.type('pothole')
  // What is out of sight is not sent to.
  expect(page.chosen()).toBeNull()
  await page.press(page.button('Damage'))
  expect(page.sender().disabled).toBe(true)
  calls.find.mockResolvedValue([])
  await page.type('nothing like it')
  expect(page.box.textContent).toContain('No case was found')
})

it('says why it was not taken and sends again under the same id', async () => {
  const page = await open()
  calls.take.mockRejectedValueOnce(new Problem('video.snapshot.viewing-over', 409))
  await page.press(page.box.querySelector<HTMLElement>('input[value="case-47"]')!)
  await page.press(page.button('State of the place'))
  await page.press(page.sender())
  expect(page.box.querySelector('[role=alert]')!.textContent).toContain('ended more than five minutes ago')
  expect(page.told.taken).not.toHaveBeenCalled()
  await page.press(page.sender())
  const ids = calls.take.mock.calls.map((call) => (call[2] as SnapshotFields).actId)
  expect(ids).toHaveLength(2)
  expect(ids[0]).toBe(ids[1])
  expect(page.told.taken).toHaveBeenCalledOnce()
})

it('keeps nothing once it is closed, and no key of it reaches the page', async () => {
  const page = await open()
  const heard = vi.fn()
  window.addEventListener('keydown', heard)
  page.button('Damage').dispatchEvent(new KeyboardEvent('keydown', { key: '1', bubbles: true }))
  window.removeEventListener('keydown', heard)
  expect(heard).not.toHaveBeenCalled()
  await page.press(page.button('Cancel'))
  expect(page.told.close).toHaveBeenCalledOnce()
  app!.unmount()
  app = undefined
  expect(revoked).toHaveBeenCalledExactlyOnceWith('blob:frame')
})

it('takes no frame of a video that shows none', async () => { expect(await frameOf(document.createElement('video'))).toBeNull() })
