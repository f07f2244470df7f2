import { ref, shallowRef } from 'vue'
import { api, body, type Plain, type Schemas } from '@/api'

export type Point = Plain<Schemas['MustCheckView']>

const mostPages = 10

/** All points of one's areas that are in force, for maps and choices; at most 2,000. */
export function usePoints() {
  const points = shallowRef<Point[] | null>(null)
  const error = ref<unknown>(null)
  async function load() {
    error.value = null
    try {
      const all: Point[] = []
      let after: string | undefined
      for (let page = 0; page < mostPages; page++) {
        const told = await body(api.GET('/api/rounds/points', { params: { query: { after, size: 200 } } }))
        all.push(...told.items as Point[])
        if (!told.next) break
        after = told.next
      }
      points.value = all
    }
    catch (reason) { error.value = reason }
  }
  return { points, error, load }
}
