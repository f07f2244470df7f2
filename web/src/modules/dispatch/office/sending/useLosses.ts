import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, body } from '@/api'
import { isReady } from '../units/unit'
import type { Candidate } from './useSending'

/** Less than this nobody would notice. */
const leastShare = 0.001
/** Others move meanwhile: what was told is asked for anew after this. */
const freshMs = 30_000

/** What the coverage loses if a unit goes, in words, by the unit's id: of every free unit that is shown, one after another from the top. */
export function useLosses(units: Ref<readonly Candidate[]>) {
  const { t } = useI18n()
  const words = ref<Record<string, string>>({})
  const askedAt = new Map<string, number>()
  let asks = false
  let gone = false
  onScopeDispose(() => { gone = true })

  const nextOne = () => units.value.find((u) => isReady(u) && performance.now() - (askedAt.get(u.unitId) ?? -freshMs) >= freshMs)?.unitId

  async function askAll() {
    if (asks) return
    asks = true
    for (let unitId = nextOne(); unitId && !gone; unitId = nextOne()) {
      askedAt.set(unitId, performance.now())
      const told = await body(api.GET('/api/dispatch/rings/without/{unitId}', { params: { path: { unitId } } })).catch(() => null)
      if (!told) continue
      const lost = (told.with.metresShare ?? 0) - (told.without.metresShare ?? 0)
      const people = Math.round(told.with.peopleInTime - told.without.peopleInTime)
      words.value = { ...words.value, [unitId]: lost < leastShare ? t('dispatch-office.send.no-loss') : t('dispatch-office.send.loss', { share: `${(lost * 100).toFixed(1)}%`, n: people.toLocaleString('en') }) }
    }
    asks = false
  }
  watch(units, () => void askAll(), { immediate: true })
  return words
}
