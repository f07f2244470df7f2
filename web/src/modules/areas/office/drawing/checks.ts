import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Fault } from './faults'
import { shortName } from './useScene'
import type { Drawing } from './useDrawing'

/** The draft's checks as lines, and the verdict in words. */
export function useChecks(drawing: Drawing) {
  const { t, locale } = useI18n()
  const nameOf = (id: string) => shortName(drawing.draft.find((g) => g.id === id)?.name ?? '', drawing.ground.community.name)
  const namesOf = (ids: readonly string[]) => new Intl.ListFormat(locale.value, { type: 'conjunction' }).format(ids.map(nameOf).filter(Boolean).slice(0, 3))
  const of = (kind: Fault['kind']) => drawing.faults.filter((f) => f.kind === kind)
  const sizeOf = (faults: readonly Fault[]) => t('areas-office.draw.count-size', { n: faults.length, m: Math.round(faults.reduce((sum, f) => sum + f.squareMetres, 0)).toLocaleString('en') })
  const noteOf = (faults: readonly Fault[]) => (faults.length ? sizeOf(faults) : t('areas-office.draw.count', { n: 0 }))

  const checks = computed(() => [
    { key: 'closed', word: t('areas-office.draw.check-closed'), isFine: !drawing.crossing.length, note: drawing.crossing.length ? namesOf(drawing.crossing.map((g) => g.id)) : t('areas-office.grids', { n: drawing.draft.length }) },
    { key: 'overlap', word: t('areas-office.draw.check-overlap'), isFine: !of('overlap').length, note: noteOf(of('overlap')) },
    { key: 'gap', word: t('areas-office.draw.check-gap'), isFine: !of('gap').length, note: noteOf(of('gap')) },
    { key: 'outside', word: t('areas-office.draw.check-outside'), isFine: !of('outside').length, note: of('outside').length ? sizeOf(of('outside')) : drawing.ground.community.name },
    { key: 'codes', word: t('areas-office.draw.check-codes'), isFine: !drawing.twins.length, note: drawing.twins.length ? drawing.twins[0]!.code : [...drawing.draft.map((g) => g.code)].sort().filter((_, i, all) => i === 0 || i === all.length - 1).join('–') },
  ])

  const kinds = ['gap', 'overlap', 'outside'] as const
  const title = computed(() => {
    const told = kinds.filter((k) => of(k).length).map((k) => t(`areas-office.draw.${k}s`, { n: of(k).length }))
    if (drawing.crossing.length) told.push(t('areas-office.draw.crossings', { n: drawing.crossing.length }))
    if (drawing.twins.length) told.push(t('areas-office.draw.twins'))
    return told.length ? t('areas-office.draw.cannot-save', { why: told.join(t('areas-office.draw.and')) }) : t(drawing.changes.isAny ? 'areas-office.draw.can-save' : 'areas-office.draw.whole')
  })
  const text = computed(() => {
    const fault = drawing.faults[0]
    if (!fault) return t(drawing.crossing.length ? 'areas-office.draw.crossing-text' : drawing.twins.length ? 'areas-office.draw.twins-text' : drawing.changes.isAny ? 'areas-office.draw.can-save-text' : 'areas-office.draw.whole-text', { n: drawing.draft.length })
    const names = namesOf(fault.gridIds.slice(0, 2))
    return t(`areas-office.draw.${fault.kind}-text`, { names })
  })
  return { checks, title, text, nameOf, namesOf }
}
