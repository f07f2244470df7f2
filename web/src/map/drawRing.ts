import type { Map } from 'maplibre-gl'
import { showAreas } from './areaLayer'
import { ink } from './ink'
import { ringOf, type Point } from './ring'

const name = 'own-ring'

/** An area's edge in the accent's ink; drawn anew it is replaced, none takes it off. */
export function showRing(map: Map, ring: readonly Point[] | null) {
  const features = ring?.length ? [{ type: 'Feature' as const, properties: {}, geometry: { type: 'Polygon' as const, coordinates: [[...ring, ring[0]!].map((p) => [...p])] } }] : []
  showAreas(map, name, { type: 'FeatureCollection', features }, { line: ink('--accent'), width: 3, dash: [3, 2] })
}

/** Lets a finger or pen draw around an area once; the map holds still meanwhile. Tells the corners in degrees, or null where they make no area. Answers how to give up. */
export function drawRing(map: Map, most: number, told: (ring: [number, number][] | null) => void): () => void {
  const box = map.getCanvasContainer()
  let drawn: Point[] | null = null
  const at = (event: PointerEvent): Point => { const { left, top } = box.getBoundingClientRect(); return [event.clientX - left, event.clientY - top] }
  const degrees = (points: readonly Point[]) => points.map(([x, y]) => { const { lng, lat } = map.unproject([x, y]); return [lng, lat] as [number, number] })

  const down = (event: PointerEvent) => { if (event.isPrimary) { drawn = [at(event)]; box.setPointerCapture(event.pointerId) } }
  const move = (event: PointerEvent) => {
    const last = drawn?.at(-1)
    const here = at(event)
    if (!last || Math.hypot(here[0] - last[0], here[1] - last[1]) < 4) return
    drawn!.push(here)
    if (drawn!.length > 2) showRing(map, degrees(drawn!))
  }
  const up = () => {
    if (!drawn) return
    const ring = ringOf(drawn, most)
    stop()
    told(ring && degrees(ring))
  }
  function stop() {
    drawn = null
    box.classList.remove('draws')
    box.removeEventListener('pointerdown', down)
    box.removeEventListener('pointermove', move)
    box.removeEventListener('pointerup', up)
    box.removeEventListener('pointercancel', stop)
    map.dragPan.enable()
    map.touchZoomRotate.enable()
  }
  box.classList.add('draws')
  box.addEventListener('pointerdown', down)
  box.addEventListener('pointermove', move)
  box.addEventListener('pointerup', up)
  box.addEventListener('pointercancel', stop)
  map.dragPan.disable()
  map.touchZoomRotate.disable()
  return stop
}
