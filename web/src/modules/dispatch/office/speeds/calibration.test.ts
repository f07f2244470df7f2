import { describe, expect, it } from 'vitest'
import { rowsOf, taken, type Proposal, type SpeedTable } from './calibration'

const part = (name: string, share: number, byClass: Record<string, number> | null = null) => ({ name, from: '07:00:00', to: '09:00:00', onWorkdays: true, share, byClass })
const table: SpeedTable = {
  classes: [{ class: 'primary', carKilometres: 50, footKilometres: 5 }, { class: 'residential', carKilometres: 30, footKilometres: 5 }, { class: 'track', carKilometres: 20, footKilometres: 5 }],
  unpavedShare: 0.7, signedShare: 1, aboveClass: 2, fastestKilometres: 250, parts: [part('morning-peak', 0.7), part('night', 1.15)], weathers: { dry: 1, rain: 0.85, snow: 0.6 },
}
const proposal = {
  version: 1, journeys: 30, errorBefore: 0.3, errorAfter: 0.1, isCut: false,
  table: {
    ...table, classes: [{ class: 'primary', carKilometres: 40, footKilometres: 5 }, { class: 'residential', carKilometres: 24, footKilometres: 5 }, { class: 'track', carKilometres: 16, footKilometres: 5 }],
    parts: [part('morning-peak', 0.7, { primary: 0.5, residential: 0.7, track: 0.7 }), part('night', 1.15)], weathers: { dry: 1, rain: 0.7, snow: 0.6 },
  },
  cells: [{ class: 'primary', part: null, journeys: 20, ratio: 0.8 }, { class: 'residential', part: null, journeys: 9, ratio: 0.8 }, { class: 'primary', part: 'morning-peak', journeys: 5, ratio: 0.571 }],
  weathers: [{ weather: 'rain', journeys: 4, ratio: 0.824 }],
} as Proposal

describe('what a proposal would change', () => {
  it('is told by part and class in kilometres an hour, the classes nobody drove as one, and the weather', () => {
    expect(rowsOf(table, proposal).map((r) => [r.key, r.journeys, Math.round(r.before * 100) / 100, Math.round(r.after * 100) / 100])).toEqual([
      ['/primary', 20, 50, 40], ['/residential', 9, 30, 24], ['/*', null, 1, 0.8],
      ['morning-peak/primary', 5, 35, 20], ['morning-peak/*', null, 1, 0.8], ['~rain', 4, 0.85, 0.7],
    ])
  })
})

describe('what is taken of it', () => {
  it('is the proposal where nothing is left', () => { expect(taken(table, proposal, new Set())).toEqual(proposal.table) })

  it('is the table where all is left', () => {
    const none = taken(table, proposal, new Set(rowsOf(table, proposal).map((r) => r.key)))
    expect(none.classes).toEqual(table.classes)
    expect(none.weathers).toEqual(table.weathers)
    expect(Object.values(none.parts[0]!.byClass!)).toEqual([0.7, 0.7, 0.7])
    expect(none.parts[1]).toEqual(table.parts[1])
  })

  it('keeps the speed of a row though what it is a share of is left', () => {
    const some = taken(table, proposal, new Set(['/primary', '~rain']))
    expect(some.classes[0]!.carKilometres).toBe(50)
    expect(some.parts[0]!.byClass!.primary! * 50).toBeCloseTo(20)
    expect(some.weathers.rain).toBe(0.85)
  })
})
