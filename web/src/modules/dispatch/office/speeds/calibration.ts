import type { Plain, Schemas } from '@/api'

export type SpeedTable = Plain<Schemas['SpeedTableView']>
export type Proposal = Plain<Schemas['ProposeSpeedsResponse']>

/**
 * One thing that a proposal would change. `part` null: at hours that no part holds; `roadClass` null: every class that nobody drove there, which goes along with the others.
 * `before` and `after` in km/h, for weather and for other classes as shares.
 */
export interface Row { key: string, part: string | null, roadClass: string | null, weather: string | null, journeys: number | null, before: number, after: number }

const [leastShare, mostShare] = [0.1, 3]
const round = (n: number) => Math.round(n * 1000) / 1000
const kilometres = (table: SpeedTable, roadClass: string) => table.classes.find((c) => c.class === roadClass)!.carKilometres
const shareOf = (part: SpeedTable['parts'][number], roadClass: string) => part.byClass?.[roadClass] ?? part.share

/** Kilometres an hour on a class in a part of the day, in dry weather. */
function speedIn(table: SpeedTable, roadClass: string, part: string | null): number {
  const named = table.parts.find((p) => p.name === part)
  return kilometres(table, roadClass) * (named ? shareOf(named, roadClass) : 1)
}
const wasDriven = (part: string | null, proposal: Proposal) => proposal.cells.some((c) => c.part === part)
const keyOf = (proposal: Proposal, roadClass: string, part: string | null) => `${part ?? ''}/${proposal.cells.some((c) => c.class === roadClass && c.part === part) ? roadClass : '*'}`

/** What a proposal would change, by part of the day and class, then the weather. */
export function rowsOf(table: SpeedTable, proposal: Proposal): Row[] {
  const parts = [null, ...table.parts.map((p) => p.name)].filter((part) => wasDriven(part, proposal))
  return [
    ...parts.flatMap((part) => [
      ...proposal.cells.filter((c) => c.part === part).map((c): Row => ({
        key: keyOf(proposal, c.class, part), part, roadClass: c.class, weather: null, journeys: c.journeys, before: speedIn(table, c.class, part), after: speedIn(proposal.table, c.class, part),
      })),
      ...othersIn(table, proposal, part),
    ]),
    ...proposal.weathers.map((w): Row => ({ key: `~${w.weather}`, part: null, roadClass: null, weather: w.weather, journeys: w.journeys, before: table.weathers[w.weather]!, after: proposal.table.weathers[w.weather]! })),
  ]
}

function othersIn(table: SpeedTable, proposal: Proposal, part: string | null): Row[] {
  const ratios = table.classes.filter((c) => keyOf(proposal, c.class, part).endsWith('*')).map((c) => speedIn(proposal.table, c.class, part) / speedIn(table, c.class, part)).sort((a, b) => a - b)
  const middle = ratios[Math.floor(ratios.length / 2)] ?? 1
  return Math.abs(middle - 1) < 0.005 ? [] : [{ key: `${part ?? ''}/*`, part, roadClass: null, weather: null, journeys: null, before: 1, after: middle }]
}

/** The table with what is taken of a proposal; `left`: keys of rows that stay as they are. A part that nobody drove in keeps its shares of the speeds at other hours. */
export function taken(table: SpeedTable, proposal: Proposal, left: ReadonlySet<string>): SpeedTable {
  const from = (roadClass: string, part: string | null) => left.has(keyOf(proposal, roadClass, part)) ? table : proposal.table
  const classes = table.classes.map((c) => ({ ...c, carKilometres: kilometres(from(c.class, null), c.class) }))
  return {
    ...table,
    classes,
    parts: table.parts.map((part) => !wasDriven(part.name, proposal) ? part : {
      ...part,
      byClass: Object.fromEntries(classes.map((c) => [c.class, round(Math.min(mostShare, Math.max(leastShare, speedIn(from(c.class, part.name), c.class, part.name) / c.carKilometres)))])),
    }),
    weathers: Object.fromEntries(Object.entries(table.weathers).map(([name, share]) => [name, left.has(`~${name}`) ? share : proposal.table.weathers[name] ?? share])),
  }
}
