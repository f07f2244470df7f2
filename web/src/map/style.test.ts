import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { styleOf } from './style'
import { colours } from './style/colours'

const tiles = { url: 'https://here/tiles/1/{z}/{x}/{y}.mvt', highestZoom: 16, attribution: 'us' }

/** WCAG 2.2, relative luminance. */
function luminance(hex: string) {
  const [r, g, b] = [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16) / 255).map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(a: string, b: string) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high! + 0.05) / (low! + 0.05)
}

describe('the map’s look', () => {
  for (const theme of ['light', 'dark'] as const) {
    for (const language of ['zh-CN', 'en'] as const) {
      it(`is a valid style in ${theme} and ${language}`, () => {
        expect(validateStyleMin(styleOf(theme, language, tiles))).toEqual([])
        expect(validateStyleMin(styleOf(theme, language, undefined))).toEqual([])
      })
    }

    it(`asks nothing of any host but for tiles in ${theme}`, () => {
      const style = styleOf(theme, 'zh-CN', tiles)
      expect([style.glyphs, style.sprite]).toEqual([undefined, undefined])
      expect(JSON.stringify(style).match(/https?:/g)).toHaveLength(1)
    })

    it(`keeps land, block, street and sea near one another in ${theme}`, () => {
      const c = colours[theme]
      for (const a of [c.land, c.block, c.street, c.sea]) {
        for (const b of [c.land, c.block, c.street, c.sea]) expect(contrast(a, b)).toBeLessThanOrEqual(theme === 'light' ? 1.4 : 1.8)
      }
    })

    it(`has labels that can be read in ${theme}`, () => {
      const c = colours[theme]
      for (const ground of [c.land, c.block, c.street, c.green, c.sea]) expect(contrast(c.ink, ground)).toBeGreaterThanOrEqual(4.5)
    })
  }
})
