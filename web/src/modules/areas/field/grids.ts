import type { Feature, FeatureCollection, Geometry } from 'geojson'
import { computed } from 'vue'
import type { Plain, Schemas } from '@/api'
import { useAnswer } from '@/offline'
import { boundsOf, isWithin, linesOf, metresTo, type Place } from './geometry'

type Told = Plain<Schemas['ShowMyGridsMyGrid']>

/** A grid as the phone keeps it. */
export interface MyGrid {
  areaId: string, code: string, name: string, areaPath: string, counts: Told['counts'], edge: Geometry | null
  streets: Feature<Geometry, { name: string, class: string }>[], buildings: Feature<Geometry, { name: string, use: string }>[]
}

/** The grids of whoever is signed in, kept on the phone. */
export function useMyGrids() {
  const answer = useAnswer<{ grids: MyGrid[] }>('/api/my/grids')
  return { ...answer, list: computed(() => answer.value.value?.grids ?? []) }
}

/** The kept grid that holds a place; undefined where none does. */
export const gridAt = (grids: readonly MyGrid[], place: Place) => grids.find((grid) => isWithin(place, grid.edge))

/** A place within a grid that stands for the whole of it: the middle where that lies inside, else a corner of a building; null where the grid has no edge. */
export function middleOf(grid: MyGrid): Place | null {
  const box = boundsOf([grid.edge])
  if (!box) return null
  const middle = { longitude: (box[0] + box[2]) / 2, latitude: (box[1] + box[3]) / 2 }
  if (isWithin(middle, grid.edge)) return middle
  const corners = grid.buildings.flatMap((b) => linesOf(b.geometry).flat()).map((c) => ({ longitude: c[0]!, latitude: c[1]! }))
  return corners.find((corner) => isWithin(corner, grid.edge)) ?? null
}

/** What a place is called by what stands near: the nearest named street, and a building at most 40 m away; empty where nothing has a name. */
export function nameOfPlace(grids: readonly MyGrid[], place: Place): string {
  const street = nearest(grids.flatMap((g) => g.streets), place, 120)
  const building = nearest(grids.flatMap((g) => g.buildings), place, 40)
  return [street, building].filter(Boolean).join(' ')
}

function nearest(features: readonly Feature<Geometry, { name: string }>[], place: Place, most: number): string {
  let [name, best] = ['', most]
  for (const feature of features) {
    if (!feature.properties.name) continue
    const metres = metresTo(place, feature.geometry)
    if (metres < best) [name, best] = [feature.properties.name, metres]
  }
  return name
}

/** Edge, streets and buildings of grids as layers of a map. */
export const collect = (features: readonly Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features: [...features] })
