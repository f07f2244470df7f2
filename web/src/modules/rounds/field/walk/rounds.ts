import { computed } from 'vue'
import type { Plain, Schemas } from '@/api'
import { useAnswer } from '@/offline'
import { marks, type Mark } from '@/ui'
import { near, provedAt, type PhoneRules } from './presence'
import { localOf, type Walk } from './walking'

export type MyRound = Plain<Schemas['RoundView']>
export type RoundPoint = MyRound['points'][number]

/** A point of a round as this phone knows it: what the house has, and what waits here. */
export interface PointView extends RoundPoint { hit: number | null, waits: boolean, lacks: string[], late: boolean }

/** The rounds of whoever is signed in, kept on the phone. */
export function useMyRounds() {
  const answer = useAnswer<{ rounds: MyRound[], rules: PhoneRules }>('/api/my/rounds')
  const list = computed(() => answer.value.value?.rounds ?? [])
  const rules = computed(() => answer.value.value?.rules ?? null)
  return { ...answer, list, rules, find: (id: string) => list.value.find((round) => round.roundId === id) }
}

/** Each point with what this phone proved of it beside what the house was told. */
export function pointsOf(round: MyRound, rules: PhoneRules, walk: Walk | undefined = localOf(round.roundId)): PointView[] {
  const [opens, due, closes] = [round.opensAt, round.dueAt, round.closesAt].map((at) => Date.parse(at)) as [number, number, number]
  return round.points.map((point) => {
    const here = new Map<string, number>()
    const byPosition = point.ways.includes('position') && walk ? provedAt(near(walk.fixes, point, rules), opens, closes, point.dwellSeconds) : null
    if (byPosition !== null) here.set('position', byPosition)
    for (const proof of walk?.proofs ?? []) if (proof.pointId === point.pointId && proof.at >= opens && proof.at < closes) here.set(proof.way, Math.min(proof.at, here.get(proof.way) ?? Infinity))
    const lacks = point.ways.filter((way) => !point.proved.includes(way) && !here.has(way))
    const told = point.hitAt ? Date.parse(point.hitAt) : null
    const hit = told ?? (lacks.length === 0 && here.size > 0 ? Math.max(...here.values()) : null)
    return { ...point, hit, lacks, waits: hit !== null && told === null, late: point.isLate || (hit !== null && hit >= due) }
  })
}

/** How a round stands on this phone: its shape, how far it is. */
export function standingOf(round: MyRound, points: readonly PointView[], now: number): { mark: Mark, word: 'complete' | 'missed' | 'late' | 'soon' | 'open' | 'ahead', hit: number } {
  const hit = points.filter((p) => p.hit !== null).length
  const [opens, due, closes] = [round.opensAt, round.dueAt, round.closesAt].map((at) => Date.parse(at)) as [number, number, number]
  if (hit === points.length && points.length > 0) return { mark: marks.done, word: 'complete', hit }
  if (now >= closes) return { mark: marks.over, word: 'missed', hit }
  if (now >= due) return { mark: marks.over, word: 'late', hit }
  if (now < opens) return { mark: marks.unproven, word: 'ahead', hit }
  return now - opens >= 0.8 * (due - opens) ? { mark: marks.soon, word: 'soon', hit } : { mark: marks.inTime, word: 'open', hit }
}
