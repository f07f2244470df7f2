import type { Figure } from './useNumbers'

const hoursOfDay = 24

/** A value as people read it: a share in per cent, a time in hours or days. */
export function valueText(value: number | null | undefined, unit: string, dayWord: (n: string) => string, hourWord: (n: string) => string, digits = 2): string {
  if (value === null || value === undefined) return '–'
  if (unit === 'ratio') return `${(value * 100).toFixed(digits)}%`
  return value >= hoursOfDay ? dayWord((value / hoursOfDay).toFixed(1)) : hourWord(value.toFixed(1))
}

/** How it changed, in its own unit: percentage points for shares. */
export function changeOf(figure: Pick<Figure, 'unit' | 'lowerIsBetter' | 'against'>) {
  const difference = figure.against?.difference
  if (difference === null || difference === undefined) return null
  return { up: difference > 0, verdict: figure.against!.verdict, amount: figure.unit === 'ratio' ? Math.abs(difference * 100) : Math.abs(difference) }
}
