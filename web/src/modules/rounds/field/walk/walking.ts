import { shallowReactive, watch } from 'vue'
import { newId } from '@/api'
import { phone, type KeptFile } from '@/offline'
import { now, position } from '@/session'
import type { SentFix } from './presence'

/** A code or a photo made on this phone. `at` in milliseconds. */
export interface LocalProof { proofId: string, pointId: string, way: 'code' | 'photo', at: number }

/** What this phone keeps of a round that is walked: all of it, so that it counts at once and without reception. `sent`: how many fixes are on the queue already. */
export interface Walk { roundId: string, title: string, until: number, fixes: SentFix[], sent: number, proofs: LocalProof[] }

const key = (roundId: string) => `walk:${roundId}`
const current = () => `wangge.walk.${phone.value?.owner}`
/** A fix where one has gone some way, else each twenty seconds: enough to stay, and few enough to keep. */
const [everyMs, everyMetres, flushAfterMs, flushFixes] = [20_000, 15, 90_000, 60]
const walks = shallowReactive(new Map<string, Walk>())
let flushedAt = 0

/** What this phone has of a round; undefined where it has nothing, or has not looked yet. */
export const localOf = (roundId: string) => walks.get(roundId)

/** Reads what an earlier page left of a round. */
export async function recallWalk(roundId: string) {
  if (walks.has(roundId)) return
  const kept = (await phone.value?.store.kept.get(key(roundId)))?.value as Walk | undefined
  if (kept && !walks.has(roundId)) walks.set(roundId, kept)
}

/** Goes on with the round that was being walked when the page was closed. */
async function goOn() {
  const roundId = localStorage.getItem(current())
  if (roundId) await recallWalk(roundId)
}

/** Begins to walk a round: from now on the phone's fixes on duty are its. Told to the house when it can be had. */
export async function beginWalk(round: { roundId: string, closesAt: string }, title: string) {
  await recallWalk(round.roundId)
  localStorage.setItem(current(), round.roundId)
  if (walks.has(round.roundId)) return
  await keep({ roundId: round.roundId, title, until: Date.parse(round.closesAt), fixes: [], sent: 0, proofs: [] })
  await tell(round.roundId, title, {})
  if (position.value) note(position.value)
}

export const isWalked = (roundId: string) => walks.has(roundId)

/** Keeps a code or a photo and sends it, with the fixes up to now. Answers `memory` where this phone has no room. */
export async function prove(round: { roundId: string, closesAt: string }, title: string, proof: Omit<LocalProof, 'proofId' | 'at'> & { code?: string }, file?: KeptFile) {
  await beginWalk(round, title)
  const made: LocalProof = { proofId: newId(), pointId: proof.pointId, way: proof.way, at: now() }
  const walk = walks.get(round.roundId)!
  await keep({ ...walk, proofs: [...walk.proofs, made] })
  const claim = { proofId: made.proofId, pointId: made.pointId, way: made.way, happenedAt: new Date(made.at).toISOString(), code: proof.code ?? null, sha256: file?.sha256 ?? null }
  return await tell(round.roundId, title, { fixes: take(round.roundId), proofs: [claim] }, file)
}

/** Puts the fixes that are not on the queue yet there. */
export async function flush(roundId: string) {
  const walk = walks.get(roundId)
  const fixes = walk ? take(roundId) : []
  if (walk && fixes.length > 0) await tell(roundId, walk.title, { fixes })
}

/** The fixes that have not been queued; from now on they count as queued. Doubled after a crash between the two, which the house takes for one. */
function take(roundId: string): SentFix[] {
  const walk = walks.get(roundId)!
  const fixes = walk.fixes.slice(walk.sent)
  void keep({ ...walk, sent: walk.fixes.length })
  flushedAt = Date.now()
  return fixes
}

async function tell(roundId: string, title: string, what: { fixes?: SentFix[], proofs?: unknown[] }, file?: KeptFile) {
  const actId = newId()
  return await phone.value!.add({
    id: actId, kind: 'round', title, files: file ? [file] : [],
    steps: [{ method: 'POST', path: `/api/rounds/walks/${roundId}/proofs`, body: { actId, happenedAt: new Date(now()).toISOString(), fixes: what.fixes ?? [], proofs: what.proofs ?? [] } }],
  })
}

async function keep(walk: Walk) {
  walks.set(walk.roundId, walk)
  // Without room it lives as long as the page.
  await phone.value?.store.kept.put({ key: key(walk.roundId), value: walk, at: Date.now() }).catch(() => {})
}

function note(at: { longitude: number, latitude: number, accuracy: number, at: number }) {
  const roundId = localStorage.getItem(current())
  const walk = roundId ? walks.get(roundId) : undefined
  if (!walk) return
  if (now() > walk.until) { void flush(walk.roundId); localStorage.removeItem(current()); return }
  const fix: SentFix = { at: new Date(at.at).toISOString(), longitude: at.longitude, latitude: at.latitude, accuracyMetres: Math.round(at.accuracy) }
  const last = walk.fixes.at(-1)
  if (last && Date.parse(fix.at) - Date.parse(last.at) < everyMs && Math.hypot((fix.longitude - last.longitude) * 84_000, (fix.latitude - last.latitude) * 111_000) < everyMetres) return
  void keep({ ...walk, fixes: [...walk.fixes, fix] })
  if (walk.fixes.length + 1 - walk.sent >= flushFixes || Date.now() - flushedAt > flushAfterMs) void flush(walk.roundId)
}

// What one person walked is nobody else's, on a phone that several use; whoever comes goes on with their own.
watch(() => phone.value?.owner, (owner) => { walks.clear(); if (owner) void goOn() }, { flush: 'sync', immediate: true })
// On duty alone: off duty there is no position.
watch(position, (at) => { if (at) note(at) })
document.addEventListener('visibilitychange', () => {
  const roundId = localStorage.getItem(current())
  if (document.visibilityState === 'hidden' && roundId) void flush(roundId)
})
