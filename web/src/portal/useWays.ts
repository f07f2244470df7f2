import { nextTick, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { district } from '@/modules/portal'

const slowAfterMs = 300

/** Going from page to page: what is on its way over a slow line, the page's title, and where a reader continues. */
export function useWays() {
  const { t, locale } = useI18n()
  const router = useRouter()
  const coming = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  function title() {
    const own = router.currentRoute.value.meta.title as string | undefined
    document.title = [own && t(own), `${district.value?.name ?? ''}${t('portal.service')}`.trim()].filter(Boolean).join(' · ')
  }

  router.beforeEach(() => { clearTimeout(timer); timer = setTimeout(() => { coming.value = true }, slowAfterMs) })
  router.afterEach((to, from) => {
    clearTimeout(timer)
    coming.value = false
    title()
    if (from.matched.length && to.path !== from.path) void nextTick(() => document.getElementById('page')?.focus({ preventScroll: true }))
  })
  router.onError(() => { clearTimeout(timer); coming.value = false })
  watch([locale, district], title)

  return { coming }
}
