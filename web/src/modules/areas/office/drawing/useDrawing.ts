import { computed, proxyRefs, ref, shallowRef, watch } from 'vue'
import { newId } from '@/api'
import { added, addressesOf, changesOf, cornerAdded, cornerMoved, cornerRemoved, crossesItself, gridOf, merged, pointAt, redrawn, split, withShape, type Corner, type Draft, type NewGrid } from './draft'
import { countsIn, effectOf } from './effect'
import { findFaults, type Fault } from './faults'
import type { Ground } from './ground'
import { useHistory } from './history'
import { mendsOf, type Mend } from './mends'
import { nextNumber } from './numbering'
import { cut, joinedAll } from './overlay'
import { cornersOf, edgesOf, isSamePoint, type Point } from './shape'
import { snapped, type SnapTargets } from './snap'

export type Tool = 'select' | 'corner' | 'split' | 'merge' | 'new'

/** A draft of a community's grids: what is held, what is wrong with it and how it can be mended. */
export function useDrawing(ground: Ground, startId: string | null) {
  const history = useHistory<Draft>(ground.base)
  /** The draft while a corner is dragged; it is kept when the hand lets go. */
  const live = shallowRef<Draft | null>(null)
  const draft = computed(() => live.value ?? history.now.value)
  const activeId = ref(startId)
  const active = computed(() => gridOf(draft.value, activeId.value))
  const tool = ref<Tool>('corner')
  const corner = shallowRef<Corner | null>(null)
  const line = shallowRef<Point[]>([])
  const partnerId = ref<string | null>(null)
  /** Faults that the server told of; they stand until the draft changes. */
  const told = shallowRef<Fault[] | null>(null)

  const changes = computed(() => changesOf(draft.value, ground.base))
  const isWhole = findFaults(ground.base, ground.outline).length === 0
  const found = computed(() => (draft.value === ground.base && isWhole ? [] : findFaults(draft.value, ground.outline)))
  const faults = computed(() => told.value ?? found.value)
  const crossing = computed(() => draft.value.filter((g) => crossesItself(g.shape)))
  const twins = computed(() => draft.value.filter((g) => draft.value.some((o) => o.id !== g.id && o.code === g.code && o.parentPath === g.parentPath)))
  const effect = computed(() => effectOf(draft.value, ground.base, ground.places, ground.ledgers))
  const free = computed(() => cut(ground.outline, joinedAll(draft.value.map((g) => g.shape))))
  const nextGrid = (parentPath = ground.community.areaPath): NewGrid => ({ id: newId(), isDedicated: false, parentPath, ...nextNumber(draft.value, ground.base, ground.community.name) })
  const mends = computed<Mend[]>(() => (live.value || !faults.value[0] ? [] : mendsOf(faults.value[0], draft.value, ground.base, ground.outline, nextGrid())))
  watch(history.now, () => { told.value = null })

  function put(next: Draft | null): boolean {
    live.value = null
    if (!next) return false
    history.put(next)
    if (!gridOf(next, activeId.value)) activeId.value = next[0]?.id ?? null
    return true
  }

  /** Corners of neighbours that were put into the edge shift its numbers: the same place is held on to. */
  function hold(point: Point | undefined) {
    corner.value = (point && active.value && addressesOf(active.value.shape).find((a) => isSamePoint(pointAt(active.value!.shape, a)!, point))) ?? null
  }

  const targets = computed<SnapTargets>(() => {
    const others = history.now.value.filter((g) => g.id !== activeId.value || tool.value !== 'corner').map((g) => g.shape)
    return { corners: [...others, ground.outline].flatMap(cornersOf), edges: [...others, ground.outline].flatMap(edgesOf), streets: ground.streets }
  })

  // Shapes stay what they are: a proxy around each corner would be slow, and never the same as what it stands for.
  return proxyRefs({
    ground, draft, activeId, active, tool, corner, line, partnerId, changes, faults, crossing, twins, effect, mends, told, free,
    canUndo: history.canUndo, canRedo: history.canRedo,
    isSound: computed(() => !faults.value.length && !crossing.value.length && !twins.value.length),
    snap: (point: Point, metres: number, isFree: boolean) => snapped(point, isFree ? { corners: [], edges: [], streets: [] } : targets.value, metres),
    countsIn: (fault: Fault) => countsIn(fault.piece, ground.places, ground.ledgers),

    choose(id: string) { if (activeId.value !== id) { activeId.value = id; corner.value = null; partnerId.value = null } },
    use(next: Tool) { tool.value = next; line.value = []; partnerId.value = null; live.value = null },
    undo() { live.value = null; history.undo(); corner.value = null },
    redo() { live.value = null; history.redo(); corner.value = null },
    reset() { live.value = null; history.reset(ground.base); corner.value = null },

    /** Shows the corner at a new place without keeping it yet. */
    drag(to: Point) {
      const grid = gridOf(history.now.value, activeId.value)
      if (grid && corner.value) live.value = withShape(history.now.value, grid.id, cornerMoved(grid.shape, corner.value, to))
    },
    drop() {
      if (!live.value) return
      const point = active.value && corner.value ? pointAt(active.value.shape, corner.value) : undefined
      put(redrawn(live.value, new Map(), ground.outline))
      hold(point)
    },
    moveCorner(to: Point) {
      if (!active.value || !corner.value) return
      put(redrawn(withShape(draft.value, active.value.id, cornerMoved(active.value.shape, corner.value, to)), new Map(), ground.outline))
      hold(to)
    },
    addCorner(after: Corner, point: Point) {
      if (!active.value || !put(withShape(history.now.value, active.value.id, cornerAdded(active.value.shape, after, point)))) return
      corner.value = { ...after, index: after.index + 1 }
    },
    removeCorner(): boolean {
      const shape = active.value && corner.value && cornerRemoved(active.value.shape, corner.value)
      if (!shape) return false
      corner.value = null
      return put(redrawn(withShape(draft.value, active.value!.id, shape), new Map(), ground.outline))
    },
    stepCorner(by: number) {
      const all = active.value ? addressesOf(active.value.shape) : []
      if (!all.length) return
      const now = all.findIndex((a) => corner.value && a.polygon === corner.value.polygon && a.ring === corner.value.ring && a.index === corner.value.index)
      corner.value = all[now < 0 ? 0 : (now + by + all.length) % all.length]!
    },

    split(): boolean {
      const grid = active.value
      const done = put(grid ? split(draft.value, grid.id, line.value, nextGrid(grid.parentPath), ground.outline) : null)
      line.value = []
      return done
    },
    /** The grids that share a border with the one that is edited. */
    partners: computed(() => {
      const own = new Set(active.value ? cornersOf(active.value.shape).map(String) : [])
      return draft.value.filter((g) => g.id !== activeId.value && cornersOf(g.shape).filter((p) => own.has(String(p))).length > 1)
    }),
    merge(goesId: string): boolean {
      partnerId.value = null
      return put(activeId.value ? merged(draft.value, activeId.value, goesId, ground.outline) : null)
    },
    add(): boolean {
      const made = nextGrid()
      // Without a line the largest free piece is meant.
      const drawn = line.value.length ? line.value : (free.value[0]?.[0] ?? []).slice(0, -1)
      const done = put(added(draft.value, drawn, made, ground.outline, free.value))
      line.value = []
      if (done) activeId.value = made.id
      return done
    },
    rename(id: string, fields: { name?: string, code?: string }) { history.put(draft.value.map((g) => (g.id === id ? { ...g, ...fields } : g))) },
    mend(mend: Mend) {
      put(mend.draft)
      corner.value = null
      if (mend.kind === 'new' && mend.gridId) activeId.value = mend.gridId
    },
  })
}

export type Drawing = ReturnType<typeof useDrawing>
