import { afterEach, beforeEach, expect, it, vi } from 'vitest'

/** Hertz and loudness of what was heard. */
const heard = vi.hoisted(() => [] as [number, number][])

beforeEach(() => {
  heard.length = 0
  vi.useFakeTimers()
  vi.stubGlobal('AudioContext', class {
    currentTime = 0
    destination = {}
    resume = async () => {}
    createOscillator = () => ({ frequency: { set value(hertz: number) { heard.push([hertz, 0]) } }, connect: (next: unknown) => next, start: () => {}, stop: () => {} })
    createGain = () => ({ gain: { setValueAtTime: (volume: number) => { heard.at(-1)![1] = volume }, exponentialRampToValueAtTime: () => {} }, connect: (next: unknown) => next })
  })
})
afterEach(() => { vi.useRealTimers(); vi.unstubAllGlobals(); vi.resetModules() })

it('calls for a drill with one low tone, softer than in earnest, and stops when told', async () => {
  const { callOut, readySound } = await import('./call')
  readySound()
  dispatchEvent(new Event('pointerdown'))
  callOut('a', 'b')()
  const earnest = [...heard]
  heard.length = 0
  const quiet = callOut('a', 'b', true)
  const practice = [...heard]
  expect([earnest.length, practice.length]).toEqual([3, 1])
  expect(practice[0]![1]).toBeLessThan(Math.min(...earnest.map(([, volume]) => volume)) / 2)
  expect(earnest.map(([hertz]) => hertz)).not.toContain(practice[0]![0])
  quiet()
  vi.advanceTimersByTime(10_000)
  expect(heard.length).toBe(1)
})
