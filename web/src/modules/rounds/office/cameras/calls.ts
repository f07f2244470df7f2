import { api, body, newId, type Plain, type Schemas } from '@/api'

/** What the server of camera rounds is asked. Each throws a Problem. */
export type Row = Plain<Schemas['CameraRoundRow']>
export type Round = Plain<Schemas['CameraRoundView']>
export type Look = Round['looks'][number]
export type Plan = Plain<Schemas['CameraPlanView']>

/** What is noted of a camera; the keys 1, 2 and 3. */
export const findings = ['in-order', 'found', 'no-picture'] as const
export type Finding = (typeof findings)[number]

/** What was found, for the case that is made of it; one id for one wish, however often it is sent. */
export interface Found { reportId: string, words: string, type: string | null }

const of = (roundId: string) => ({ params: { path: { roundId } } })

export const cameraRounds = {
  mine: () => body(api.GET('/api/camera-rounds/mine')) as Promise<Row[]>,
  list: (query: object) => body(api.GET('/api/camera-rounds', { params: { query: query as never } })) as never as Promise<{ items: Row[], next: string | null }>,
  show: (roundId: string) => body(api.GET('/api/camera-rounds/{roundId}', of(roundId))) as Promise<Round>,
  take: (roundId: string, takesOver: boolean) => body(api.POST('/api/camera-rounds/{roundId}/take', { ...of(roundId), body: { takesOver } })) as Promise<Round>,
  note: (roundId: string, look: Look, finding: Finding, found: Found | null) => body(api.POST('/api/camera-rounds/{roundId}/notes', {
    ...of(roundId), body: { actId: newId(), cameraId: look.cameraId, finding, replaces: look.finding, reportId: found?.reportId ?? null, words: found?.words ?? null, type: found?.type ?? null },
  })) as Promise<Round>,
  plans: (after: string | undefined) => body(api.GET('/api/camera-round-plans', { params: { query: { after, size: 100 } } })) as never as Promise<{ items: Plan[], next: string | null }>,
  savePlan: (planId: string, basedOn: number, content: Schemas['CameraPlanContent']) => body(api.PUT('/api/camera-round-plans/{planId}', { params: { path: { planId } }, body: { actId: newId(), basedOn, content } })),
  endPlan: (planId: string) => body(api.POST('/api/camera-round-plans/{planId}/end', { params: { path: { planId } } })),
}
