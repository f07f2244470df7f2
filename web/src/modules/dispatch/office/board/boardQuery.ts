import type { LocationQuery } from 'vue-router'
import type { UnitCut } from '../units/unit'

export const layerNames = ['units', 'operations', 'closures', 'unreached', 'zones'] as const
export type LayerName = (typeof layerNames)[number]

/** All that the address holds of the board. */
export interface BoardAsk {
  cut: UnitCut
  layers: LayerName[]
  /** What stands open at the right: a unit, an operation, or what somebody is to be sent to. */
  unit: string
  operation: string
  to: string
  /** Zoom, latitude, longitude. */
  at: [number, number, number] | null
}

const usual: LayerName[] = ['units', 'operations', 'closures']
const one = (query: LocationQuery, name: string) => { const value = query[name]; return typeof value === 'string' ? value : '' }

export function readBoard(query: LocationQuery): BoardAsk {
  const at = one(query, 'at').split('/').map(Number)
  return {
    cut: { q: one(query, 'q'), state: one(query, 'state'), kind: one(query, 'kind'), skill: one(query, 'skill') },
    layers: 'layers' in query ? layerNames.filter((name) => one(query, 'layers').split(',').includes(name)) : usual,
    unit: one(query, 'unit'), operation: one(query, 'operation'), to: one(query, 'to'),
    at: at.length === 3 && at.every(Number.isFinite) ? [at[0]!, at[1]!, at[2]!] : null,
  }
}

/** What {@link readBoard} reads; what is usual is left out. */
export function writeBoard(ask: BoardAsk): Record<string, string> {
  const layers = layerNames.filter((name) => ask.layers.includes(name)).join(',')
  return Object.fromEntries(Object.entries({
    ...ask.cut,
    ...(layers === usual.join(',') ? {} : { layers: layers || 'none' }),
    unit: ask.unit, operation: ask.operation, to: ask.to,
    at: ask.at ? `${ask.at[0].toFixed(2)}/${ask.at[1].toFixed(5)}/${ask.at[2].toFixed(5)}` : '',
  }).filter(([, value]) => value))
}
