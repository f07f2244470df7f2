import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { api, body, type Schemas } from '@/api'

export type ArticleRow = Schemas['ListArticlesRow']
export interface ArticleFilter { state?: string, kind?: string, door?: string }

const pageSize = 200
const mostPages = 10

/** The office's articles, the last changed first. Titles are looked through here, so words bring the pages that are not read yet. */
export function useArticles(filter: Ref<ArticleFilter>, words: Ref<string>) {
  const all = shallowRef<ArticleRow[] | null>(null)
  const next = ref<string | null>(null)
  const error = ref<unknown>(null)
  const loading = ref(false)
  let asked = 0

  async function read(after?: string) {
    const mine = ++asked
    loading.value = true
    error.value = null
    try {
      let mark: string | undefined = after
      for (let page = 0; page < (words.value ? mostPages : 1); page++) {
        const told = await body(api.GET('/api/portal/articles', { params: { query: { ...filter.value, after: mark, size: pageSize } } }))
        if (mine !== asked) return
        all.value = mark ? [...all.value ?? [], ...told.items] : told.items
        next.value = told.next
        if (!told.next) break
        mark = told.next
      }
    }
    catch (reason) { if (mine === asked) error.value = reason }
    finally { if (mine === asked) loading.value = false }
  }
  const load = () => read()
  const more = () => read(next.value ?? undefined)
  watch([filter, words], load, { immediate: true })

  const rows = computed(() => words.value ? all.value?.filter((r) => r.title.toLowerCase().includes(words.value.toLowerCase())) ?? null : all.value)
  return { rows, next, error, loading, load, more }
}
