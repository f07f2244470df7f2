import { useI18n } from 'vue-i18n'

/** What a place is called; one without a name by its kind. */
export function usePlaceName() {
  const { t } = useI18n()
  return (place: { name: string | null, kind: string }) => place.name ?? t('video-office.coverage.nameless', { kind: t(`video-office.kinds.${place.kind}`) })
}
