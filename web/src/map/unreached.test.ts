import { expect, it, vi } from 'vitest'
import { bearUnreached } from './unreached'

const failed = (status: number) => Object.assign(new Error('AJAXError: Failed to fetch'), { status })

it('leaves out what cannot be had without reception, asks for it again with it, and tells of what else is wrong', () => {
  let hear = (_told: { error: unknown, sourceId?: string }) => {}
  const map = { on: (_kind: 'error', to: typeof hear) => { hear = to }, getSource: (id: string) => id === 'base', refreshTiles: vi.fn() }
  const told = vi.fn()
  vi.stubGlobal('reportError', told)
  const end = bearUnreached(map)
  hear({ error: failed(0), sourceId: 'base' })
  hear({ error: failed(0), sourceId: 'base' })
  hear({ error: failed(0) })
  hear({ error: failed(0), sourceId: 'gone meanwhile' })
  expect(told).not.toHaveBeenCalled()
  dispatchEvent(new Event('online'))
  dispatchEvent(new Event('online'))
  expect(map.refreshTiles.mock.calls).toEqual([['base']])

  hear({ error: failed(404), sourceId: 'base' })
  hear({ error: new Error('the style is wrong') })
  expect(told).toHaveBeenCalledTimes(2)
  end()
  hear({ error: failed(0), sourceId: 'base' })
  dispatchEvent(new Event('online'))
  expect(map.refreshTiles).toHaveBeenCalledTimes(1)
  vi.unstubAllGlobals()
})
