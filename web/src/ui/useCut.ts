import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** How a list is cut, as its address says it: these names and no others. */
export function useCut(names: readonly string[]) {
  const route = useRoute()
  const router = useRouter()
  const cut = computed(() => Object.fromEntries(names.flatMap((name) => typeof route.query[name] === 'string' && route.query[name] ? [[name, route.query[name]]] : [])))
  const set = (name: string, value: string) => router.replace({ query: Object.fromEntries(Object.entries({ ...cut.value, [name]: value }).filter(([, one]) => one)) })
  return { cut, set, clear: () => router.replace({ query: {} }) }
}
