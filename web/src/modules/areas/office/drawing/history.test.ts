import { expect, it } from 'vitest'
import { useHistory } from './history'

it('goes back and forth, and a new act ends what was to come again', () => {
  const history = useHistory('a')
  history.put('b')
  history.put('c')
  history.undo()
  expect([history.now.value, history.canRedo.value]).toEqual(['b', true])
  history.redo()
  history.undo()
  history.undo()
  history.undo()
  expect([history.now.value, history.canUndo.value]).toEqual(['a', false])
  history.put('d')
  expect([history.now.value, history.canRedo.value]).toEqual(['d', false])
})
