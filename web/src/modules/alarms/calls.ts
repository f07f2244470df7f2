import { api, body, newId, type Schemas } from '@/api'
import type { Alarm, AlarmKind, Outcome } from './alarm'

/** What the server of alarms is asked. Each throws a Problem. */
export type Line = Schemas['ShowAlarmAlarmLine']
/** A building's plan in metres from the upper left corner. */
export type Plan = Schemas['BuildingPlan']
export type Story = Omit<Schemas['ShowAlarmResponse'], 'alarm'> & { alarm: Alarm }
export type Contact = Schemas['ContactView']
export type Answer = Omit<Schemas['AlarmAnswer'], 'alarm'> & { alarm: Alarm }
export type Callee = Schemas['ListCalleesCallee']
export type Level = Schemas['EscalationLevel']
export type Device = Schemas['DeviceView']
export type DeviceStory = Schemas['ListDevicesResponse']
export type DeviceMade = Schemas['DeviceMade']
export type Fault = Schemas['FaultView']
/** With the number of the edition that holds. */
export type RulesEdition = Schemas['SetRulesResponse']
export type Consoles = Schemas['ConsoleCounts']
/** One console that stands before somebody. */
export type Console = Schemas['ArmConsoleConsoleView']
/** How it went, looked back on. */
export const verdicts = ['as-planned', 'late', 'flawed'] as const
export type Verdict = (typeof verdicts)[number]
export type CallResult = 'reached' | 'unreached' | 'wrong-number'

type Query = never

export const alarms = {
  open: () => body(api.GET('/api/alarms/open')) as Promise<{ alarms: Alarm[], consoles: Consoles }>,
  list: (query: object) => body(api.GET('/api/alarms', { params: { query: query as Query } })) as Promise<{ items: Alarm[], next: string | null }>,
  story: (alarmId: string) => body(api.GET('/api/alarms/{alarmId}', { params: { path: { alarmId } } })) as Promise<Story>,
  contacts: (alarmId: string) => body(api.GET('/api/alarms/{alarmId}/contacts', { params: { path: { alarmId } } })),
  raise: (alarmId: string, given: Partial<Schemas['RaiseAlarmRequest']>) => body(api.PUT('/api/alarms/{alarmId}', { params: { path: { alarmId } }, body: { fromField: false, ...given } })),
  press: (deviceId: string, alarmId: string, kind: AlarmKind) => body(api.PUT('/api/demo/buttons/{deviceId}/presses/{alarmId}', { params: { path: { deviceId, alarmId } }, body: { at: null, kind } })),
  shown: (consoleId: string, shown: Schemas['ReportShownPainted'][]) => body(api.POST('/api/alarms/shown', { body: { consoleId, shown } })),
  arm: (consoleId: string, isArmed: boolean, label: string) => body(api.PUT('/api/alarms/consoles/{consoleId}', { params: { path: { consoleId } }, body: { isArmed, label } })),
  whoSits: () => body(api.GET('/api/alarms/consoles')),
  rules: () => body(api.GET('/api/alarm-rules')),
  setRules: (edition: RulesEdition) => body(api.PUT('/api/alarm-rules', { body: edition })),
}

const act = () => ({ actId: newId() })

/** Acts in one alarm. */
export function actsOf(alarmId: string) {
  const params = { path: { alarmId } }
  return {
    acknowledge: () => body(api.POST('/api/alarms/{alarmId}/acknowledge', { params, body: act() })) as Promise<Answer>,
    takeOver: () => body(api.POST('/api/alarms/{alarmId}/take-over', { params, body: act() })) as Promise<Answer>,
    note: (words: string) => body(api.POST('/api/alarms/{alarmId}/notes', { params, body: { ...act(), words } })) as Promise<Answer>,
    call: (contactId: string, result: CallResult, words?: string) => body(api.POST('/api/alarms/{alarmId}/calls', { params, body: { ...act(), contactId, result, words: words || null } })) as Promise<Answer>,
    review: (verdict: Verdict, words: string) => body(api.POST('/api/alarms/{alarmId}/reviews', { params, body: { ...act(), verdict, words } })) as Promise<Answer>,
    mark: (kind: AlarmKind) => body(api.POST('/api/alarms/{alarmId}/mark', { params, body: { ...act(), kind } })) as Promise<Answer>,
    end: (outcome: Outcome, words?: string) => body(api.POST('/api/alarms/{alarmId}/end', { params, body: { ...act(), outcome, words: words || null } })) as Promise<Answer>,
  }
}

export const devices = {
  list: (query: object) => body(api.GET('/api/alarm-devices', { params: { query: query as Query } })),
  story: (deviceId: string) => body(api.GET('/api/alarm-devices/{deviceId}', { params: { path: { deviceId } } })),
  contacts: (deviceId: string, purpose: string) => body(api.GET('/api/alarm-devices/{deviceId}/contacts', { params: { path: { deviceId }, query: { purpose } } })),
  save: (deviceId: string, fields: Schemas['DeviceFields']) => body(api.PUT('/api/alarm-devices/{deviceId}', { params: { path: { deviceId } }, body: fields })),
  newKey: (deviceId: string) => body(api.POST('/api/alarm-devices/{deviceId}/key', { params: { path: { deviceId } } })),
  end: (deviceId: string) => body(api.POST('/api/alarm-devices/{deviceId}/end', { params: { path: { deviceId } } })),
  callees: () => body(api.GET('/api/alarm-devices/callees')),
  expect: (deviceId: string, kind: 'drill' | 'test', minutes: number) => body(api.POST('/api/alarm-devices/{deviceId}/expect', { params: { path: { deviceId } }, body: { ...act(), kind, minutes } })),
  faults: (query: object) => body(api.GET('/api/alarm-faults', { params: { query: query as Query } })),
  openFaults: () => body(api.GET('/api/alarm-faults/open')),
  endFault: (faultId: string, reason: string) => body(api.POST('/api/alarm-faults/{faultId}/end', { params: { path: { faultId } }, body: { ...act(), reason } })),
}
