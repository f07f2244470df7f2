import { api, body, type Schemas } from '@/api'
import type { Draft } from './draft'
import type { Counts, Place } from './effect'
import { boundsOf } from './measure'
import { cornersOf, edgesOf, shapeOf, type Point, type Shape } from './shape'

/** All that the editor needs to know of a community. */
export interface Ground {
  community: Schemas['AreaView']
  outline: Shape
  base: Draft
  ledgers: Map<string, Counts>
  places: Place[]
  streets: [Point, Point][]
  /** When each grid's edge in force began, and how often it was drawn. */
  since: Map<string, string>
}

const mostPlaces = 4000

export async function readGround(communityId: string, onCount: (places: number) => void): Promise<Ground> {
  const told = await body(api.GET('/api/areas/{areaId}', { params: { path: { areaId: communityId } } }))
  const under = told.area.areaPath
  const [map, grids, ledgers, places] = await Promise.all([
    body(api.GET('/api/areas/map', { params: { query: { under } as never } })),
    listAll(under),
    readLedgers(under),
    readPlaces(under, onCount),
  ])
  const features = map.features as unknown as GeoJSON.Feature<GeoJSON.Geometry, { id: string }>[]
  const outline = shapeOf(told.edge as unknown as GeoJSON.Geometry)
  const base = grids.flatMap((area) => {
    const drawn = features.find((f) => f.properties.id === area.id)
    return drawn ? [{ id: area.id, name: area.name, code: area.code, version: Number(area.version), unitCellCode: area.unitCellCode, isDedicated: area.isDedicated, parentPath: parentOf(area.areaPath), shape: shapeOf(drawn.geometry) }] : []
  })
  return { community: told.area, outline, base, ledgers, places, streets: await readStreets(outline), since: new Map() }
}

export const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/', path.length - 2) + 1)

async function listAll(under: string) {
  return (await body(api.GET('/api/areas', { params: { query: { under, level: 'basic', size: 200 } } }))).items
}

/** Level by level, since a community may have grids within grids. */
async function readLedgers(under: string, into = new Map<string, Counts>()): Promise<Map<string, Counts>> {
  const level = await body(api.GET('/api/areas/level', { params: { query: { under } } }))
  for (const node of level.areas) {
    if (node.area.level === 'basic') into.set(node.area.id, node.ledger as Counts)
    else if (node.children) await readLedgers(node.area.areaPath, into)
  }
  return into
}

async function readPlaces(under: string, onCount: (places: number) => void): Promise<Place[]> {
  const places: Place[] = []
  let after: string | undefined
  do {
    const page = await body(api.GET('/api/premises', { params: { query: { under, size: 200, after } } }))
    places.push(...page.items.map((p): Place => ({ at: [Number(p.longitude), Number(p.latitude)], kind: p.kind, floors: Number(p.floors ?? 0), isHome: p.kind === 'building' && p.use === 'residential', gridId: p.areaId })))
    onCount(places.length)
    after = page.next ?? undefined
  } while (after && places.length < mostPlaces)
  return places
}

async function readStreets(outline: Shape): Promise<[Point, Point][]> {
  const told = await body(api.GET('/api/streets', { params: { query: boundsOf(cornersOf(outline)) } }))
  return (told.features as unknown as GeoJSON.Feature<GeoJSON.LineString>[]).flatMap((f) => edgesOf([[f.geometry.coordinates as Point[]]]))
}
