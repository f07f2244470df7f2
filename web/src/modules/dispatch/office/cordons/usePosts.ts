import { computed, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, body, newId } from '@/api'
import { useLive, useReread } from '@/live'
import { notify, useRead, useRefusal } from '@/ui'
import type { Closure } from '../roads/useClosures'
import { named, type Subject } from '../sending/subject'
import type { Candidate } from '../sending/useSending'
import { onPost, operationOfPosts, subjectOfPosts } from './posts'

type Post = Closure['posts'][number]

/** Who holds the posts of an accepted cordon, and the sending of units there, all of it one operation. `about`: what the cordon was drawn for. */
export function usePosts(closure: Closure, about: Subject | null) {
  const { t } = useI18n()
  const { say } = useRefusal()
  const { value: operations, error, load } = useRead(async () => (await body(api.GET('/api/dispatch/operations', { params: { query: { state: 'open', size: 200 } } }))).items)
  const running = computed(() => operationOfPosts(operations.value ?? [], closure.id))
  /** The post for which somebody is looked for, and who could hold it. */
  const asked = shallowRef<Post | null>(null)
  const ranked = shallowRef<Candidate[] | null>(null)
  const sending = ref<string | null>(null)
  let opens = newId()
  const reread = useReread(load)
  useLive('dispatch', { snapshot: (why) => { if (why !== 'first') reread() }, changed: (changes) => { if (changes.some((c) => c.kind.startsWith('operation.'))) reread() } })
  void load()

  async function ask(post: Post | null) {
    asked.value = post
    ranked.value = null
    if (!post) return
    try {
      const told = (await body(api.GET('/api/dispatch/ranking', { params: { query: { kind: 'place', lon: post.longitude, lat: post.latitude } } }))).units
      if (asked.value === post) ranked.value = told
    }
    catch (reason) { notify(say(reason), 'over'); asked.value = null }
  }

  async function send(unit: Candidate) {
    const post = asked.value
    if (!post || sending.value) return
    sending.value = unit.unitId
    const subject = subjectOfPosts(closure, running.value, about)
    try {
      await body(api.POST('/api/dispatch/sendings', { body: {
        actId: newId(), happenedAt: null, words: t('dispatch-office.cordon.hold', { n: post.number, streets: post.streets.join(t('dispatch-office.comma')) }), subject: named(subject), operationId: running.value?.id ?? opens, unitId: unit.unitId,
        post: { closureId: closure.id, number: post.number },
      } }))
      opens = newId()
      notify(t('dispatch-office.send.sent', { name: unit.name }), 'ok')
      await Promise.all([load(), ask(null)])
    }
    catch (reason) { notify(say(reason), 'over') }
    finally { sending.value = null }
  }
  return { running, error, load, asked, ranked, sending, ask, send, holders: (post: Post) => onPost(running.value, closure.id, post.number) }
}
