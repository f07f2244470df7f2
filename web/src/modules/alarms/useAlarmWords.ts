import { useI18n } from 'vue-i18n'
import type { Alarm } from './alarm'
import type { Line } from './calls'

/** What the screens call alarms, and what lines of their journal say. `unitName`: what a unit is called. */
export function useAlarmWords(unitName: (id: string) => string | null = () => null) {
  const { t, te } = useI18n()
  const role = (code: string) => te(`alarms-office.roles.${code}`) ? t(`alarms-office.roles.${code}`) : code
  const who = (line: Line) => line.actor ?? role(line.role)
  const reason = (code: string | null) => code ? te(`alarms-office.reasons.${code}`) ? t(`alarms-office.reasons.${code}`) : code : ''
  return {
    role, reason,
    kind: (alarm: Pick<Alarm, 'kind'>) => t(`alarms.kinds.${alarm.kind}`),
    state: (alarm: Pick<Alarm, 'state'>) => t(`alarms.states.${alarm.state}`),
    /** 海辰路 18 号，师生 612 人 · 门卫室 */
    about: (alarm: Alarm) => [
      [alarm.address, alarm.people === null ? null : t(alarm.class === 'school' || alarm.class === 'kindergarten' ? 'alarms.pupils' : 'alarms.people', { n: alarm.people })].filter(Boolean).join(t('alarms.comma')),
      alarm.class ? t(`alarms.classes.${alarm.class}`) : t(`alarms.ways.${alarm.way}`), alarm.spot ? t('alarms.button-at', { spot: alarm.spot }) : alarm.area,
    ].filter(Boolean).join(' · '),
    line: (line: Line) => {
      const unit = line.unitId ? unitName(line.unitId) ?? t('alarms-office.a-unit') : ''
      const said = te(`alarms-office.lines.${line.action}`) ? t(`alarms-office.lines.${line.action}`, { who: who(line), unit, reason: reason(line.reason) }) : line.action
      return line.words ? t('alarms-office.line-words', { said, words: line.words }) : said
    },
  }
}
