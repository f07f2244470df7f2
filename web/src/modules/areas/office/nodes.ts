import { api, body, type Schemas } from '@/api'

export type AreaNode = Schemas['ShowAreaLevelNode']

/** An area as the tree shows it, with what stands under it. */
export async function findNode(areaId: string): Promise<AreaNode> {
  const { above } = await body(api.GET('/api/areas/{areaId}', { params: { path: { areaId } } }))
  const level = await body(api.GET('/api/areas/level', { params: { query: { under: above.at(-1)?.areaPath } } }))
  const node = level.areas.find((n) => n.area.id === areaId)
  if (!node) throw new Error('ended')
  return node
}

/** The district itself. */
export async function rootNode(): Promise<AreaNode | null> {
  return (await body(api.GET('/api/areas/level', {}))).areas[0] ?? null
}
