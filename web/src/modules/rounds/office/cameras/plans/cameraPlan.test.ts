import { expect, it } from 'vitest'
import { contentOf, draftOf, isWhole } from './cameraPlan'

const content = {
  name: '校园视频巡查', areaPath: '/211403/', cameraIds: ['a', 'b'], days: [1, 3], times: ['07:20:00', '16:00:00'], withinMinutes: 40, lateMinutes: 20, secondsEach: 8,
  watchers: { role: 'alarm-operator', areaPath: '/211403/', unitId: null, accountIds: null },
}

it('a plan comes out of the form as it went in', () => {
  expect(contentOf(draftOf('p', content))).toEqual(content)
  expect(contentOf(draftOf('p', { ...content, days: [] })).days).toEqual([])
  expect(isWhole(draftOf('p', content))).toBe(true)
})

it('a plan is whole with cameras, an area, a name and times of its own', () => {
  const draft = draftOf(null, null)
  expect(draft.byWorkdays).toBe(true)
  expect(isWhole(draft)).toBe(false)
  const whole = { ...draft, name: 'x', areaPath: '/1/', cameraIds: ['a'] }
  expect(isWhole(whole)).toBe(true)
  for (const wrong of [{ times: ['08:00', '08:00'] }, { times: [''] }, { withinMinutes: 4 }, { secondsEach: NaN }, { byWorkdays: false, days: [] }, { kind: 'unit' as const }]) expect(isWhole({ ...whole, ...wrong })).toBe(false)
})
