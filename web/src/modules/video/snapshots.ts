import { api, body, sendBlob, type Schemas } from '@/api'
import type { CaseRow } from '@/modules/cases'

/** Why a still is kept. None of them is a person. */
export const snapshotReasons = ['shows-matter', 'state-of-place', 'damage', 'put-right', 'drill'] as const
export type SnapshotReason = (typeof snapshotReasons)[number]
export type Snapshot = Schemas['ListViewingsSnapshotView']

/** One frame as it was when the button was pressed; it is nowhere but here until it is sent. */
export interface Frame { picture: Blob, viewingId: string, camera: string, viewer: string, at: Date }

export interface SnapshotFields { actId: string, caseId: string, reason: SnapshotReason, words: string }

const quality = 0.92
const most = 5

/** The frame that a video shows now as a JPEG; null where it shows none. */
export async function frameOf(video: HTMLVideoElement): Promise<Blob | null> {
  if (!video.videoWidth) return null
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: video.videoWidth, height: video.videoHeight })
  canvas.getContext('2d')!.drawImage(video, 0, 0)
  const picture = await new Promise<Blob | null>((done) => { canvas.toBlob(done, 'image/jpeg', quality) })
  canvas.width = 0
  return picture
}

/** Open matters near a camera, the nearest deadline first. Throws a Problem. */
export async function casesNear(cameraId: string): Promise<CaseRow[]> {
  const camera = await body(api.GET('/api/cameras/{cameraId}', { params: { path: { cameraId } } }))
  return await list({ open: 'true', near: `${camera.longitude},${camera.latitude}`, metres: '300' })
}

/** Matters by number or by words. Throws a Problem. */
export const findCases = (text: string) => list(/^\d+$/.test(text) ? { number: text } : { q: text })

const list = async (query: Record<string, string>) => (await body(api.GET('/api/cases', { params: { query: { ...query, size: String(most) } as never } }))).items

/** Sends the frame and puts it into the case; answers the case's number. The same id again changes nothing. Throws a Problem. */
export async function takeSnapshot(cameraId: string, frame: Frame, fields: SnapshotFields): Promise<number> {
  const file = await sendBlob(frame.picture)
  const taken = await body(api.POST('/api/cameras/{cameraId}/snapshots', {
    params: { path: { cameraId } },
    body: { actId: fields.actId, viewingId: frame.viewingId, caseId: fields.caseId, reason: fields.reason, file, words: fields.words.trim() || null, happenedAt: frame.at.toISOString() },
  }))
  return taken.number
}
