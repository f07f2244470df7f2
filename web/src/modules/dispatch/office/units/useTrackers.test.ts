import { expect, it, vi } from 'vitest'
import { osmAndAddress, osmAndLink } from './useTrackers'

vi.mock('@/api', () => ({ prefix: '/d/211403' }))
vi.mock('@/ui', () => ({}))

it('an app is told where to send and by which secret, whatever signs that has', () => {
  expect(osmAndAddress()).toBe(`${location.origin}/d/211403/osmand`)
  expect(osmAndLink('a+b/c=')).toBe(`${location.origin}/d/211403/osmand?id=a%2Bb%2Fc%3D`)
})
