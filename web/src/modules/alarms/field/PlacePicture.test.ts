import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp, h, nextTick, shallowRef, type App } from 'vue'
import { createI18n } from 'vue-i18n'
import { session } from '@/session'
import words from './locales/en.json'
import PlacePicture from './PlacePicture.vue'

const asked = vi.hoisted(() => [] as string[])
vi.mock('@/modules/video/field', () => ({
  CameraPlayer: { props: ['cameraId', 'why'], setup: (props: { cameraId: string, why: { alarmId: string } }) => { asked.push(`${props.cameraId} for ${props.why.alarmId}`); return () => h('video') } },
}))

let app: App | undefined
const look = '.f-soft'
beforeEach(() => { asked.length = 0; session.me = { permissions: ['video.ask'] } as never })
afterEach(() => { app?.unmount(); session.me = null as never })

function open(cameraIds = ['c1', 'c2'], alarmId = shallowRef('a1')) {
  const box = document.createElement('div')
  document.body.append(box)
  app = createApp({ render: () => h(PlacePicture, { alarmId: alarmId.value, cameraIds }) })
  app.use(createI18n({ legacy: false, locale: 'en', messages: { en: { 'alarms-field': words } } as never })).mount(box)
  const press = async (button: string) => { box.querySelector<HTMLButtonElement>(button)!.click(); await nextTick() }
  return { box, press, alarmId }
}

describe('the picture of the place', () => {
  it('is asked for by a press alone, one camera at a time', async () => {
    const { box, press } = open()
    expect([box.querySelectorAll('video').length, asked]).toEqual([0, []])
    await press(look)
    expect([box.querySelectorAll('video').length, asked]).toEqual([1, ['c1 for a1']])
    await press('.f-choice[aria-pressed=false]')
    expect(box.querySelectorAll('video').length).toBe(1)
    await press('.f-choice:not([aria-pressed])')
    expect(box.querySelectorAll('video').length).toBe(0)
  })

  it('is over where the phone is put away, and with another alarm, and comes back by no other way than a press', async () => {
    const { box, press, alarmId } = open()
    await press(look)
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    document.dispatchEvent(new Event('visibilitychange'))
    await nextTick()
    vi.restoreAllMocks()
    document.dispatchEvent(new Event('visibilitychange'))
    await nextTick()
    expect(box.querySelectorAll('video').length).toBe(0)
    await press(look)
    alarmId.value = 'a2'
    await nextTick()
    await nextTick()
    expect(box.querySelectorAll('video').length).toBe(0)
  })

  it('is not offered without the right, nor where the place has no camera', () => {
    expect(open([]).box.querySelector('button')).toBeNull()
    app!.unmount()
    session.me = { permissions: [] } as never
    expect(open().box.querySelector('button')).toBeNull()
  })
})
