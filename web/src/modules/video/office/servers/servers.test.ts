import { expect, it } from 'vitest'
import { hookLines, newSecret } from './servers'

it('a secret is new each time and may stand in an address', () => {
  expect(newSecret()).toMatch(/^[\w-]{32}$/)
  expect(newSecret()).not.toBe(newSecret())
})

it('each program asks at its own door, by id and secret', () => {
  expect(hookLines('mediamtx', 'ID', 'SECRET', 'https://w.example.org')).toContain('authHTTPAddress: https://ID:SECRET@w.example.org/api/video/hooks/mediamtx')
  expect(hookLines('zlmediakit', 'ID', 'SECRET', 'http://w:5080')).toContain('on_play=http://ID:SECRET@w:5080/api/video/hooks/zlmediakit/on_play')
  expect(hookLines('go2rtc', 'ID', 'SECRET', 'https://w.example.org').join('\n')).toContain(`Basic ${btoa('ID:SECRET')}`)
})
