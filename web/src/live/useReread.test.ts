import { afterEach, expect, it, vi } from 'vitest'
import { useReread } from './useReread'

afterEach(() => { vi.useRealTimers() })

it('reads at once and again and again while it is told without a pause, and not once too often after', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  const read = vi.fn(async () => { await new Promise((done) => setTimeout(done, 20)) })
  const told = useReread(read)
  told()
  expect(read).toHaveBeenCalledTimes(1)
  // Told each 10 ms for three seconds.
  for (let i = 0; i < 300; i++) { told(); await vi.advanceTimersByTimeAsync(10) }
  const during = read.mock.calls.length
  expect(during).toBeGreaterThan(10)
  expect(during).toBeLessThan(40)
  await vi.advanceTimersByTimeAsync(5000)
  expect(read.mock.calls.length - during).toBeLessThanOrEqual(1)
})
