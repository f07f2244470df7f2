import { reactive } from 'vue'
import { api, body } from '@/api'

const names = reactive(new Map<string, string>())
const most = 500

/** The name of the area with this path, once it is known; until then, and where it is none, the path itself. */
export function areaName(path: string): string {
  if (!names.has(path) && names.size < most) {
    names.set(path, path)
    void ask(path).then((name) => { if (name) names.set(path, name) }).catch(() => names.delete(path))
  }
  return names.get(path) ?? path
}

async function ask(path: string) {
  const code = path.split('/').at(-2)!
  // Codes of divisions are the district's own; those of grids are their community's.
  const page = await body(api.GET('/api/areas', { params: { query: /^\d+$/.test(code) ? { search: code, size: 50 } : { under: path.slice(0, -code.length - 1), size: 200 } } }))
  return page.items.find((area) => area.areaPath === path)?.name
}
