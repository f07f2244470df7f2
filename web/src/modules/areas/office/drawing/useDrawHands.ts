import { onBeforeUnmount, onMounted, ref, shallowRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { EditHands, EditPointer } from '@/map'
import { addressesOf, pointAt, type DraftGrid } from './draft'
import { noCounts, peopleOf } from './effect'
import { holds, metresBetween, moved } from './measure'
import type { Point } from './shape'
import { middlesOf, shortName } from './useScene'
import type { Drawing, Tool } from './useDrawing'

const snapPixels = 9
const tools: Record<string, Tool> = { v: 'select', e: 'corner', s: 'split', m: 'merge', n: 'new' }
const arrows: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }

/** Pointer and keys on a drawing. `word`: what the pointer snaps to, or where a corner held by key is. */
export function useDrawHands(drawing: Drawing, say: (text: string) => void): { pointer: EditHands, hover: Ref<Point | null>, word: Ref<string> } {
  const { t } = useI18n()
  const hover = shallowRef<Point | null>(null)
  const word = ref('')
  let wasHeld = false

  const snap = (p: EditPointer) => {
    const found = drawing.snap(p.at, snapPixels * p.metresPerPixel, p.event.altKey)
    word.value = found.to ? t(`areas-office.draw.snap-${found.to}`) : ''
    return found.point
  }
  const gridAt = (p: EditPointer) => drawing.draft.find((g) => holds(g.shape, p.at))

  function finish() {
    const done = drawing.tool === 'split' ? drawing.split() : drawing.add()
    hover.value = null
    say(t(`areas-office.draw.${drawing.tool}-${done ? 'done' : 'failed'}`))
    if (done) drawing.use('corner')
  }
  function merge(id: string | null | undefined) {
    if (!id || id === drawing.activeId) return
    const done = drawing.merge(id)
    say(t(`areas-office.draw.merge-${done ? 'done' : 'failed'}`))
    word.value = ''
    if (done) drawing.use('corner')
  }
  function put(point: Point) {
    const last = drawing.line.at(-1)
    if (last && metresBetween(last, point) < 0.5) { if (drawing.line.length > 1) finish(); return }
    if (drawing.tool === 'new' && drawing.line.length > 2 && metresBetween(drawing.line[0]!, point) < 0.5) { finish(); return }
    drawing.line = [...drawing.line, point]
  }

  const pointer: EditHands = {
    press(p) {
      wasHeld = false
      if (drawing.tool !== 'corner' || !drawing.active) return false
      const all = addressesOf(drawing.active.shape)
      const hit = p.hit(all.map((a) => pointAt(drawing.active!.shape, a)!))
      const middles = middlesOf(drawing.active.shape, 0)
      const middle = hit < 0 ? p.hit(middles.map((m) => m.at)) : -1
      if (hit >= 0) drawing.corner = all[hit]!
      else if (middle >= 0) drawing.addCorner(middles[middle]!.after, middles[middle]!.at)
      wasHeld = hit >= 0 || middle >= 0
      return wasHeld
    },
    move(p, isHeld) {
      if (isHeld) drawing.drag(snap(p))
      else if (drawing.tool === 'split' || drawing.tool === 'new') hover.value = snap(p)
      else if (drawing.tool === 'merge') {
        const partner = drawing.partners.find((g) => holds(g.shape, p.at))
        drawing.partnerId = partner?.id ?? null
        word.value = partner ? mergeWord(partner) : ''
      }
    },
    release() { word.value = ''; drawing.drop() },
    click(p) {
      if (wasHeld) { wasHeld = false; return }
      if (drawing.tool === 'split' || drawing.tool === 'new') put(snap(p))
      else if (drawing.tool === 'merge') merge(gridAt(p)?.id)
      else { const grid = gridAt(p); if (grid) drawing.choose(grid.id) }
    },
    twice() { if ((drawing.tool === 'split' && drawing.line.length > 1) || (drawing.tool === 'new' && drawing.line.length > 2)) finish() },
  }

  /** What comes of a merge, said before it is done. */
  function mergeWord(partner: DraftGrid) {
    const people = [drawing.activeId!, partner.id].reduce((sum, id) => sum + peopleOf(drawing.effect.counts.get(id) ?? noCounts()), 0)
    return t('areas-office.draw.merge-word', { name: shortName(partner.name, drawing.ground.community.name), people: people.toLocaleString('en') })
  }

  function step(by: number) {
    if (drawing.tool === 'merge') {
      const all = drawing.partners
      const at = all.findIndex((g) => g.id === drawing.partnerId)
      drawing.partnerId = all.length ? all[(at + by + all.length * 2) % all.length]!.id : null
      const partner = all.find((g) => g.id === drawing.partnerId)
      word.value = partner ? mergeWord(partner) : ''
      return
    }
    if (drawing.tool === 'select') {
      const at = drawing.draft.findIndex((g) => g.id === drawing.activeId)
      drawing.choose(drawing.draft[(at + by + drawing.draft.length) % drawing.draft.length]!.id)
      word.value = shortName(drawing.active!.name, drawing.ground.community.name)
      return
    }
    drawing.stepCorner(by)
    if (!drawing.active || !drawing.corner) return
    const all = addressesOf(drawing.active.shape)
    word.value = t('areas-office.draw.corner-of', { n: all.findIndex((a) => a.index === drawing.corner!.index && a.ring === drawing.corner!.ring && a.polygon === drawing.corner!.polygon) + 1, all: all.length })
  }

  function enter() {
    if (drawing.tool === 'merge') merge(drawing.partnerId)
    else if (drawing.tool === 'split' && drawing.corner && drawing.active) put(pointAt(drawing.active.shape, drawing.corner)!)
    else if (drawing.tool === 'new') finish()
  }

  function insert() {
    if (!drawing.active || !drawing.corner) return
    const middle = middlesOf(drawing.active.shape, 0).find((m) => m.after.index === drawing.corner!.index && m.after.ring === drawing.corner!.ring && m.after.polygon === drawing.corner!.polygon)
    if (middle) drawing.addCorner(middle.after, middle.at)
  }

  const acts: Record<string, () => void> = {
    '[': () => step(-1), ']': () => step(1), 'Enter': enter, 'i': insert,
    'Escape': () => { drawing.line = []; drawing.corner = null; word.value = '' },
    'Delete': () => { if (!drawing.removeCorner() && drawing.corner) say(t('areas-office.draw.too-few')) },
    'Backspace': () => { if (drawing.line.length) drawing.line = drawing.line.slice(0, -1); else if (drawing.corner) drawing.removeCorner() },
    ...Object.fromEntries(Object.entries(tools).map(([key, tool]) => [key, () => { drawing.use(tool); word.value = '' }])),
    ...Object.fromEntries(Array.from({ length: 6 }, (_, i) => [String(i + 1), () => { const mend = drawing.mends[i]; if (mend) drawing.mend(mend) }])),
  }

  // Before the map's own keys, which would move it.
  function press(event: KeyboardEvent) {
    const target = event.target as HTMLElement | null
    if (target?.closest('input, textarea, select, dialog, [contenteditable]') || event.isComposing) return
    if ((event.ctrlKey || event.metaKey) && ['z', 'y'].includes(event.key.toLowerCase())) {
      event.preventDefault()
      if (event.key.toLowerCase() === 'y' || event.shiftKey) drawing.redo()
      else drawing.undo()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const way = arrows[event.key]
    if (way && drawing.tool === 'corner' && drawing.corner && drawing.active) {
      const metres = event.shiftKey ? 10 : 1
      const from = pointAt(drawing.active.shape, drawing.corner)
      if (from) drawing.moveCorner(drawing.snap(moved(from, way[0] * metres, way[1] * metres), 0, true).point)
    }
    else if (event.key === 'Enter' && target?.closest('button, a, summary, [role=treeitem]')) return
    else if (acts[event.key]) acts[event.key]!()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  onMounted(() => window.addEventListener('keydown', press, true))
  onBeforeUnmount(() => window.removeEventListener('keydown', press, true))
  return { pointer, hover, word }
}
