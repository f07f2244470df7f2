import { describe, expect, it } from 'vitest'
import { patterns, samplesOf } from './tones'

const rate = 48_000

describe('tones', () => {
  it.each(Object.entries(patterns))('%s: one round is as long as its steps, never louder than full, soft at its ends', (_, steps) => {
    const samples = samplesOf(steps, rate)
    expect(samples.length).toBe(steps.reduce((sum, [, seconds]) => sum + Math.round(seconds * rate), 0))
    expect(Math.max(...samples.map(Math.abs))).toBeLessThanOrEqual(1)
    expect(Math.abs(samples[0]!)).toBeLessThan(0.01)
    expect(Math.abs(samples.at(-1)!)).toBeLessThan(0.01)
  })

  it('is silent where a step says so', () => {
    expect(Math.max(...samplesOf([[0, 0.1]], rate).map(Math.abs))).toBe(0)
  })

  it('the siren never rests; practice rests most of the time', () => {
    const heard = (name: keyof typeof patterns) => { const samples = samplesOf(patterns[name], rate); return samples.filter((s) => Math.abs(s) > 0.02).length / samples.length }
    expect(heard('press')).toBeGreaterThan(0.9)
    expect(heard('practice')).toBeLessThan(0.3)
  })
})
