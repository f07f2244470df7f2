import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { EditScene } from '@/map'
import { addressesOf, gridOf, pointAt, type Corner } from './draft'
import { noCounts, peopleOf } from './effect'
import { innerPoint, metresBetween } from './measure'
import { geometryOf, isSamePoint, isSameShape, type Point, type Shape } from './shape'
import type { Drawing } from './useDrawing'

const nearestHandlesPixels = 34

/** A new corner's handle in the middle of each edge that is long enough to see. */
export function middlesOf(shape: Shape, leastMetres: number): { after: Corner, at: Point }[] {
  return addressesOf(shape).flatMap((after) => {
    const ring = shape[after.polygon]![after.ring]!
    const [a, b] = [ring[after.index]!, ring[after.index + 1]!]
    return metresBetween(a, b) < leastMetres ? [] : [{ after, at: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as Point }]
  })
}

export const leastMiddleMetres = (latitude: number, zoom: number) => nearestHandlesPixels * 78_271.517 * Math.cos(latitude * Math.PI / 180) / 2 ** zoom

/** A grid's name without its community's, which all have. */
export const shortName = (name: string, community: string) => (name.startsWith(community) && name.length > community.length ? name.slice(community.length) : name)

/** What the map shows of the drawing. */
export function useScene(drawing: Drawing, hover: Ref<Point | null>, zoom: Ref<number>) {
  const { t } = useI18n()
  return computed<EditScene>(() => {
    const { active, ground, corner, tool, faults } = drawing
    const look = (id: string, shape: Shape) => {
      if (id === drawing.activeId) return 'active' as const
      if (id === drawing.partnerId) return 'partner' as const
      const before = gridOf(ground.base, id)
      return before && (before.shape === shape || isSameShape(before.shape, shape)) ? 'plain' as const : 'changed' as const
    }
    const held = active && corner ? pointAt(active.shape, corner) : null
    const marksCorners = active && (tool === 'corner' || tool === 'split')
    return {
      outline: geometryOf(ground.outline),
      grids: drawing.draft.map((g) => {
        const counts = drawing.effect.counts.get(g.id) ?? noCounts()
        const name = shortName(g.name, ground.community.name)
        const note = t('areas-office.draw.label', { people: peopleOf(counts).toLocaleString('en'), buildings: counts.buildings })
        return { id: g.id, shape: geometryOf(g.shape), middle: innerPoint(g.shape), name: g.id === drawing.activeId ? t('areas-office.draw.editing', { name }) : name, note, look: look(g.id, g.shape) }
      }),
      faults: faults.map((f) => geometryOf(f.piece)),
      handles: !marksCorners ? [] : [
        ...(tool === 'corner' ? middlesOf(active.shape, leastMiddleMetres(active.shape[0]![0]![0]![1], zoom.value)).map((m) => ({ at: m.at, look: 'middle' as const })) : []),
        ...addressesOf(active.shape).map((a) => {
          const at = pointAt(active.shape, a)!
          return { at, look: held && isSamePoint(held, at) ? (faults.length ? 'bad' as const : 'focus' as const) : 'corner' as const }
        }),
      ],
      line: hover.value && drawing.line.length ? [...drawing.line, hover.value] : drawing.line,
    }
  })
}
