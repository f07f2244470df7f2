import { useI18n } from 'vue-i18n'

/** Names of weathers, parts of the day and classes of road; a district's own stay as they are. */
export function useRoadWords() {
  const { t, te } = useI18n()
  const word = (room: string) => (name: string) => te(`dispatch-office.${room}.${name}`) ? t(`dispatch-office.${room}.${name}`) : name
  return { weather: word('weathers'), part: word('day-parts'), roadClass: word('road-classes') }
}
