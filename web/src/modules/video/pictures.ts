import { api, body, newId, prefix, type Schemas } from '@/api'

/** What the server of pictures is asked. Each throws a Problem. */
export type Camera = Schemas['CameraView']
export type Asked = Schemas['AskViewResponse']

/** Why somebody looks, where it is not for an alarm. */
export const reasons = ['support-patrol', 'crowd-safety', 'traffic-incident', 'fire-or-flood', 'must-check-round', 'drill', 'camera-upkeep'] as const
export type Reason = (typeof reasons)[number]

/** For what a picture is asked: an alarm, or a reason of one's own. */
export type Why = { alarmId: string } | { reason: Reason }

export type Viewing = Schemas['ListViewingsViewingView']
type Query = never

export const cameras = {
  list: (query: object) => body(api.GET('/api/cameras', { params: { query: query as Query } })),
  fileUrl: (query: Record<string, string>, format: string) => `${prefix}/api/cameras/export?${new URLSearchParams({ ...query, format })}`,
  save: (cameraId: string, fields: Schemas['CameraFields']) => body(api.PUT('/api/cameras/{cameraId}', { params: { path: { cameraId } }, body: fields })),
  try: (cameraId: string) => body(api.POST('/api/cameras/{cameraId}/try', { params: { path: { cameraId } } })),
  end: (cameraId: string) => body(api.POST('/api/cameras/{cameraId}/end', { params: { path: { cameraId } } })),
  viewings: (cameraId: string, query: object) => body(api.GET('/api/cameras/{cameraId}/views', { params: { path: { cameraId }, query: query as Query } })),
  show: (cameraId: string) => body(api.GET('/api/cameras/{cameraId}', { params: { path: { cameraId } } })),
  ask: (cameraId: string, why: Why) => body(api.POST('/api/cameras/{cameraId}/views', { params: { path: { cameraId } }, body: { actId: newId(), reason: null, alarmId: null, ...why } })),
}

/** Who looked for one alarm's sake, the newest first; on record. */
export const viewingsOfAlarm = async (alarmId: string) => (await body(api.GET('/api/alarms/{alarmId}/camera-views', { params: { path: { alarmId }, query: { size: 100 } } }))).items

/** Who may have seen a place, without names; on record. */
export const searchViewings = (query: object) => body(api.GET('/api/camera-views', { params: { query: query as Query } }))

/** Where the picture comes from; the ticket goes as a sub-protocol, so that no log of addresses holds it. */
export const openPicture = (ticket: string) => new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${prefix}/picture`, ['wangge.picture', ticket])
