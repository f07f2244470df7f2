import { effectScope, nextTick, ref } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { longest, usePictureFirst } from './usePictureFirst'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

const begin = (cameraIds: string[]) => {
  const alarm = ref({ id: 'one', cameraIds })
  const scope = effectScope()
  return { alarm, scope, ...scope.run(() => usePictureFirst(alarm))! }
}

it('makes the map at once where there is no camera', () => {
  expect(begin([]).mapMay.value).toBe(true)
})

it.each(['live', 'over', 'stalled'] as const)('lets the map wait until the picture is %s', (standing) => {
  const { mapMay, heard } = begin(['camera'])
  heard('asking')
  expect(mapMay.value).toBe(false)
  heard(standing)
  expect(mapMay.value).toBe(true)
})

it('waits no longer than it may, and anew for the next alarm', async () => {
  const { alarm, mapMay, scope } = begin(['camera'])
  vi.advanceTimersByTime(longest)
  expect(mapMay.value).toBe(true)
  alarm.value = { id: 'two', cameraIds: ['other'] }
  await nextTick()
  expect(mapMay.value).toBe(false)
  scope.stop()
  vi.advanceTimersByTime(longest)
  expect(mapMay.value).toBe(false)
})
