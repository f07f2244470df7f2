import { useI18n } from 'vue-i18n'
import type { Schemas } from '@/api'
import { changesBetween, type Change } from '../changes'
import { kindOf, shiftsText } from './days'

type Calendar = Schemas['CalendarDefinition']

/** What two calendars say differently, day by day and shift by shift, in words. */
export function useCalendarChanges() {
  const { t, locale } = useI18n()
  return (before: Calendar, after: Calendar): Change[] => {
    const weekday = new Intl.DateTimeFormat(locale.value, { weekday: 'long', timeZone: 'UTC' })
    const day = new Intl.DateTimeFormat(locale.value, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' })
    const text = (c: Calendar, iso: string) => {
      const makeUp = c.makeUpWorkdays.find((d) => d.date === iso)
      return `${t(`settings-office.calendar.kinds.${kindOf(c, iso)}`)} ${c.holidays[iso] ?? makeUp?.name ?? ''}`.trim()
    }
    const marked = (c: Calendar) => [...Object.keys(c.holidays), ...c.makeUpWorkdays.map((d) => d.date)]
    const days = [...new Set([...marked(before), ...marked(after)])].sort().filter((iso) => {
      const at = (c: Calendar) => JSON.stringify([c.holidays[iso] ?? null, c.makeUpWorkdays.find((d) => d.date === iso) ?? null])
      return at(before) !== at(after)
    })
    const years = (c: Calendar) => c.coveredFrom < c.coveredUntil ? `${c.coveredFrom}–${c.coveredUntil - 1}` : ''
    return [
      ...days.map((iso) => ({ what: day.format(new Date(`${iso}T12:00Z`)), before: text(before, iso), after: text(after, iso) })),
      ...[1, 2, 3, 4, 5, 6, 0].filter((d) => shiftsText(before.week[d]) !== shiftsText(after.week[d])).map((d) => ({ what: weekday.format(new Date(Date.UTC(2024, 0, 7 + d))), before: shiftsText(before.week[d]), after: shiftsText(after.week[d]) })),
      ...(years(before) === years(after) ? [] : [{ what: t('settings-office.calendar.covered-years'), before: years(before), after: years(after) }]),
      ...changesBetween(before, after, { title: { word: t('settings-office.calendar.title'), text: (v) => v } }),
    ]
  }
}
