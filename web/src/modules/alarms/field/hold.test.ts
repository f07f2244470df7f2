import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { useHold } from './hold'

beforeEach(() => { vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }) })
afterEach(() => { vi.useRealTimers() })

it('counts once it was held long enough, and not where the finger left before', () => {
  const done = vi.fn()
  const scope = effectScope()
  const hold = scope.run(() => useHold(1_200, done))!
  hold.begin()
  vi.advanceTimersByTime(900)
  hold.stop()
  vi.advanceTimersByTime(2_000)
  expect([done.mock.calls.length, hold.share.value]).toEqual([0, 0])
  hold.begin()
  vi.advanceTimersByTime(1_300)
  expect(done).toHaveBeenCalledTimes(1)
  scope.stop()
})
