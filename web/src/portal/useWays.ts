import { nextTick, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { district } from '@/modules/portal'

const slowAfterMs = 300

/** Going from page to page: what is on its way over a slow line, what did not come, the page's title, and where a reader continues. */
export function useWays() {
  const { t, locale } = useI18n()
  const router = useRouter()
  const coming = ref(false)
  const failed = ref<{ path: string } | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  function title() {
    const own = router.currentRoute.value.meta.title as string | undefined
    document.title = [own && t(own), `${district.value?.name ?? ''}${t('portal.service')}`.trim()].filter(Boolean).join(' · ')
  }

  router.beforeEach(() => { clearTimeout(timer); timer = setTimeout(() => { coming.value = true }, slowAfterMs) })
  router.afterEach((to, from) => {
    clearTimeout(timer)
    coming.value = false
    failed.value = null
    title()
    if (from.matched.length && to.path !== from.path) void nextTick(() => document.getElementById('page')?.focus({ preventScroll: true }))
  })
  router.onError((_reason, to) => { clearTimeout(timer); coming.value = false; failed.value = { path: to.fullPath } })
  watch([locale, district], title)

  return { coming, failed, retry: () => location.assign(router.resolve(failed.value!.path).href) }
}
