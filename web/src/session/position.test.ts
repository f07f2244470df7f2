import { afterEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { tellServerTime } from './time'

const told = (timestamp: number) => ({ timestamp, coords: { longitude: 120.9, latitude: 40.7, accuracy: 8 } })

afterEach(() => { tellServerTime(new Date().toUTCString()); vi.unstubAllGlobals() })

it.each([['ahead', -5], ['behind', 5]])('a phone whose clock is hours %s tells positions and its time on duty by the server\'s', async (_, hours) => {
  vi.resetModules()
  const server = Date.now() + hours * 3600_000
  const geolocation = {
    watchPosition: (take: (at: unknown) => void) => { queueMicrotask(() => take(told(Date.now()))); return 1 },
    getCurrentPosition: (take: (at: unknown) => void) => take(told(Date.now() - 4_000)), clearWatch: () => {},
  }
  vi.stubGlobal('navigator', { geolocation })
  const time = await import('./time')
  time.tellServerTime(new Date(server).toUTCString())
  const { goOffDuty, goOnDuty, onDutySince } = await import('./duty')
  const { position, positionNow } = await import('./position')
  goOnDuty()
  await nextTick()
  await Promise.resolve()
  expect(Math.abs(onDutySince.value! - server)).toBeLessThan(3_000)
  expect(position.value!.at).toBeGreaterThanOrEqual(onDutySince.value!)
  expect(Math.abs(position.value!.at - server)).toBeLessThan(3_000)
  expect(Math.abs((await positionNow())!.at - (server - 4_000))).toBeLessThan(3_000)
  goOffDuty()
})
