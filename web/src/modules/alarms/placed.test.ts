import { expect, it } from 'vitest'
import type { Alarm } from './alarm'
import { placedAlarm } from './placed'

it.each([['press', '港湾学校', false], ['drill', '演练 · 港湾学校', true], ['test', '测试 · 港湾学校', true]] as const)('a map shows a %s as %s', (kind, label, practice) => {
  const alarm = { id: 'a', kind, name: '港湾学校', longitude: 120.9, latitude: 40.7 } as Alarm
  const words: Record<string, string> = { drill: '演练', test: '测试' }
  expect(placedAlarm(alarm, (k) => words[k]!, 'a')).toEqual({ id: 'a', at: [120.9, 40.7], label, rings: true, isPractice: practice })
  expect(placedAlarm(alarm, (k) => words[k]!).rings).toBe(false)
})
