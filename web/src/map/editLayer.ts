import type { Feature, FeatureCollection, Geometry, Point as PointShape } from 'geojson'
import type { GeoJSONSource, Map, MapMouseEvent } from 'maplibre-gl'
import { drawHandles, hatch } from './editShapes'
import { ink } from './ink'
import { bold, regular } from './style/labels'

type Place = [number, number]


/** What is drawn while edges are edited. */
export interface EditScene {
  /** The area that the grids must cover. */
  outline: Geometry
  grids: { id: string, shape: Geometry, middle: Place, name: string, note: string, look: 'plain' | 'changed' | 'active' | 'partner' }[]
  faults: Geometry[]
  /** Corners of the grid that is edited; `middle` ones make a new corner when they are dragged. */
  handles: { at: Place, look: 'corner' | 'middle' | 'focus' | 'bad' }[]
  /** A line or edge that is being drawn, from click to click. */
  line: Place[]
}

const sources = ['outline', 'outside', 'grids', 'faults', 'names', 'line', 'handles'] as const
type SourceName = typeof sources[number]
const nameOf = (source: SourceName) => `edit-${source}`

/** Puts the layers of an editor on a map, to be called each time its style is there anew. Answers how to show a scene. */
export function editLayers(map: Map): (scene: EditScene) => void {
  drawHandles(map, ink)
  map.addImage('edit-hatch', hatch(ink('--over')), { pixelRatio: 2 })
  for (const source of sources) map.addSource(nameOf(source), { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })

  const line = (id: string, source: SourceName, colour: string, width: number, filter?: unknown[], dash?: number[]) => map.addLayer({
    id: `edit-${id}`, type: 'line', source: nameOf(source), layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour, 'line-width': width, ...(dash ? { 'line-dasharray': dash } : {}) }, ...(filter ? { filter: filter as never } : {}),
  })
  const lookIs = (look: string) => ['==', ['get', 'look'], look]
  map.addLayer({ id: 'edit-outside', type: 'fill', source: nameOf('outside'), paint: { 'fill-color': ink('--paper'), 'fill-opacity': 0.6 } })
  map.addLayer({ id: 'edit-fill', type: 'fill', source: nameOf('grids'), paint: { 'fill-color': ink('--accent'), 'fill-opacity': ['match', ['get', 'look'], 'active', 0.02, 'partner', 0.2, 0.1] } })
  line('grids', 'grids', ink('--accent'), 1.6)
  line('changed', 'grids', ink('--accent'), 3, lookIs('changed'), [2, 1.6])
  line('outline', 'outline', ink('--ink'), 4)
  map.addLayer({ id: 'edit-hatch', type: 'fill', source: nameOf('faults'), paint: { 'fill-pattern': 'edit-hatch' } })
  line('fault', 'faults', ink('--over'), 2)
  line('active', 'grids', ink('--accent'), 4, lookIs('active'))
  line('line', 'line', ink('--accent'), 3, undefined, [1.5, 1.5])
  map.addLayer({
    id: 'edit-names', type: 'symbol', source: nameOf('names'),
    layout: {
      'text-field': ['format', ['get', 'name'], {}, '\n', {}, ['get', 'note'], { 'font-scale': 0.82, 'text-font': ['literal', regular], 'text-color': ink('--ink-2') }], 'text-font': bold,
      'text-size': 17, 'text-line-height': 1.35, 'text-allow-overlap': true, 'text-max-width': 14,
    },
    paint: { 'text-color': ink('--accent'), 'text-halo-color': ink('--surface'), 'text-halo-width': 2.4 },
  })
  map.addLayer({ id: 'edit-handles', type: 'symbol', source: nameOf('handles'), layout: { 'icon-image': ['concat', 'edit-', ['get', 'look']], 'icon-allow-overlap': true, 'icon-ignore-placement': true } })

  return (scene) => {
    const show = (source: SourceName, features: Feature[]) => map.getSource<GeoJSONSource>(nameOf(source))?.setData({ type: 'FeatureCollection', features } satisfies FeatureCollection)
    show('outline', [feature(scene.outline)])
    show('outside', [feature(beyond(scene.outline))])
    show('grids', scene.grids.map((g) => feature(g.shape, { look: g.look })))
    show('names', scene.grids.map((g) => feature(pointOf(g.middle), { name: g.name, note: g.note })))
    show('faults', scene.faults.map((f) => feature(f)))
    show('line', scene.line.length > 1 ? [feature({ type: 'LineString', coordinates: scene.line })] : [])
    show('handles', scene.handles.map((h) => feature(pointOf(h.at), { look: h.look })))
  }
}

const feature = (geometry: Geometry, properties: Record<string, string> = {}): Feature => ({ type: 'Feature', geometry, properties })
const pointOf = (at: Place): PointShape => ({ type: 'Point', coordinates: at })

/** The whole world but the area. */
function beyond(outline: Geometry): Geometry {
  const holes = outline.type === 'Polygon' ? [outline.coordinates[0]!] : outline.type === 'MultiPolygon' ? outline.coordinates.map((p) => p[0]!) : []
  return { type: 'Polygon', coordinates: [[[-180, -85], [180, -85], [180, 85], [-180, 85], [-180, -85]], ...holes] }
}

/** Where the pointer is, and what it could hold. */
export interface EditPointer {
  at: Place
  metresPerPixel: number
  /** Which of these places lies nearest under the pointer, within its reach; -1: none. */
  hit: (places: readonly Place[]) => number
  event: MouseEvent
}

/** What an editor does with the pointer. `press` answers true to hold on to what it has: then the map stays. */
export interface EditHands {
  press: (pointer: EditPointer) => boolean
  move: (pointer: EditPointer, isHeld: boolean) => void
  release: (pointer: EditPointer) => void
  click: (pointer: EditPointer) => void
  twice: (pointer: EditPointer) => void
}

const reachPixels = 11

/** Answers how to let go. */
export function editHands(map: Map, hands: EditHands): () => void {
  let isHeld = false
  const pointerOf = (event: MapMouseEvent): EditPointer => ({
    at: [event.lngLat.lng, event.lngLat.lat],
    metresPerPixel: 78_271.517 * Math.cos(event.lngLat.lat * Math.PI / 180) / 2 ** map.getZoom(),
    hit(places) {
      let best = { index: -1, pixels: reachPixels }
      places.forEach((place, index) => {
        const seen = map.project(place)
        const pixels = Math.hypot(seen.x - event.point.x, seen.y - event.point.y)
        if (pixels < best.pixels) best = { index, pixels }
      })
      return best.index
    },
    event: event.originalEvent,
  })
  const press = (event: MapMouseEvent) => {
    if (event.originalEvent.button !== 0) return
    isHeld = hands.press(pointerOf(event))
    if (isHeld) event.preventDefault()
  }
  const move = (event: MapMouseEvent) => hands.move(pointerOf(event), isHeld)
  const release = (event: MapMouseEvent) => {
    if (!isHeld) return
    isHeld = false
    hands.release(pointerOf(event))
  }
  const click = (event: MapMouseEvent) => hands.click(pointerOf(event))
  const twice = (event: MapMouseEvent) => { event.preventDefault(); hands.twice(pointerOf(event)) }
  const heard = [map.on('mousedown', press), map.on('mousemove', move), map.on('mouseup', release), map.on('click', click), map.on('dblclick', twice)]
  return () => heard.forEach((one) => one.unsubscribe())
}
