import { ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, body } from '@/api'
import { useCaseTitle } from '@/modules/cases'
import type { Subject } from '../sending/subject'

/** What a subject is called: a case by its number and type, an alarm by whether it is practice, a place by where it lies. */
export function useSubjectTitle(subject: Ref<Subject | null>) {
  const { t } = useI18n()
  const titleOf = useCaseTitle()
  const title = ref('')
  watch(subject, async (now) => {
    title.value = !now ? '' : now.kind === 'place' ? t('dispatch-office.place-at', { at: `${now.latitude.toFixed(4)}, ${now.longitude.toFixed(4)}` }) : t(`dispatch-office.operation.of-${now.kind}`)
    if (now?.kind === 'alarm') {
      const told = await body(api.GET('/api/alarms/{alarmId}', { params: { path: { alarmId: now.id } } })).catch(() => null)
      if (told && told.alarm.kind !== 'press' && subject.value === now) title.value = t(`dispatch-office.operation.of-${told.alarm.kind}`)
    }
    if (now?.kind !== 'case') return
    const told = await body(api.GET('/api/cases/{caseId}', { params: { path: { caseId: now.id } } })).catch(() => null)
    if (told && subject.value === now) title.value = titleOf(told.summary)
  }, { immediate: true })
  return title
}
