import { api, body } from '@/api'
import type { Drawing } from './useDrawing'
import { changesOf } from './draft'
import type { Fault } from './faults'
import { squareMetres } from './measure'
import { geometryOf, shapeOf } from './shape'

/** Sends the draft as one act; throws a Problem, with the pieces of ground where the server finds some wrong. */
export async function saveDrawing(drawing: Drawing, reason: string) {
  const { ground, draft, effect } = drawing
  const { drawn, made, ended } = changesOf(draft, ground.base)
  const parents = made.length ? await parentIds(ground.community.id, ground.community.areaPath) : new Map<string, string>()
  // A border that another grid's new corner lies on is drawn anew too; who only passes people on has an edge as before.
  const passed = draft.filter((g) => g.version !== null && !drawn.includes(g) && JSON.stringify(effect.counts.get(g.id)) !== JSON.stringify(ground.ledgers.get(g.id) ?? effect.counts.get(g.id)))
  return body(api.POST('/api/areas/redraw', {
    body: {
      reason: reason.trim() || null,
      edges: [...drawn, ...passed].map((g) => ({ areaId: g.id, version: g.version!, edge: geometryOf(g.shape) as never, counts: effect.counts.get(g.id)! })),
      made: made.map((g) => ({
        areaId: g.id, parentId: parents.get(g.parentPath) ?? ground.community.id, code: g.code, name: g.name, isDedicated: g.isDedicated, unitCellCode: g.unitCellCode, edge: geometryOf(g.shape) as never, counts: effect.counts.get(g.id)!,
      })),
      ended: ended.map((g) => ({ areaId: g.id, version: g.version! })),
    },
  }))
}

async function parentIds(communityId: string, under: string) {
  const grids = await body(api.GET('/api/areas', { params: { query: { under, level: 'grid', size: 200 } } }))
  return new Map([[under, communityId], ...grids.items.map((a): [string, string] => [a.areaPath, a.id])])
}

/** The pieces that a refusal tells of. */
export function faultsOf(evidence: unknown, drawing: Drawing): Fault[] {
  const features = (evidence as { features?: GeoJSON.Feature<GeoJSON.Geometry, Record<string, string>>[] } | undefined)?.features ?? []
  return features.map((f) => {
    const piece = shapeOf(f.geometry)
    const at = [f.properties.cell_a, f.properties.cell_b]
    return { kind: f.properties.kind as Fault['kind'], piece, squareMetres: squareMetres(piece), gridIds: drawing.draft.filter((g) => at.includes(`${g.parentPath}${g.code}/`)).map((g) => g.id) }
  })
}
