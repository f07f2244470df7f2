import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, body, newId, type Schemas } from '@/api'
import { useSession } from '@/session'
import { notify, useRefusal } from '@/ui'

export type Group = Schemas['ListSuggestedGroupsGroup']
export type Member = Schemas['ListGroupMembersMember']

const eachMinute = 60_000

/** Reports that probably tell of one thing: looked at together, some taken out, the rest accepted in one act. */
export function useGroups(accepted: () => void) {
  const { t } = useI18n()
  const { can } = useSession()
  const { say } = useRefusal()
  const groups = shallowRef<Group[]>([])
  const chosen = ref<string | null>(null)
  const members = shallowRef<Member[] | null>(null)
  const out = ref(new Set<string>())
  const at = ref(0)
  const busy = ref(false)
  const error = ref<unknown>(null)
  const group = computed(() => groups.value.find((g) => g.groupId === chosen.value) ?? null)
  const inside = computed(() => (members.value ?? []).filter((m) => !out.value.has(m.case.caseId)))

  async function load() {
    if (!can('cases.act.accept')) return
    groups.value = await body(api.GET('/api/cases/suggested-groups')).catch(() => groups.value)
    if (chosen.value && !group.value) chosen.value = null
  }

  async function look() {
    const groupId = chosen.value
    if (!groupId) return
    error.value = null
    try {
      const told = await body(api.GET('/api/cases/suggested-groups/{groupId}/members', { params: { path: { groupId } } }))
      if (groupId === chosen.value) members.value = told
    }
    catch (reason) { error.value = reason }
  }

  watch(chosen, () => { members.value = null; out.value = new Set(); at.value = 0; void look() })
  // One that grows while it is looked at is read anew; what was taken out stays out.
  watch(() => group.value?.waiting, (now, before) => { if (before !== undefined && now !== undefined) void look() })
  const timer = setInterval(() => void load(), eachMinute)
  onScopeDispose(() => clearInterval(timer))
  void load()

  function toggle(caseId: string) {
    const next = new Set(out.value)
    if (!next.delete(caseId)) next.add(caseId)
    out.value = next
  }

  async function accept() {
    const groupId = chosen.value
    if (!groupId || busy.value || inside.value.length === 0) return
    busy.value = true
    error.value = null
    try {
      const count = inside.value.length
      await api.POST('/api/cases/suggested-groups/{groupId}/accept', { params: { path: { groupId } }, body: { actId: newId(), happenedAt: null, words: null, files: [], leaveOut: [...out.value] } })
      notify(t('cases.groups.accepted', { n: count }), 'ok')
      chosen.value = null
      accepted()
      await load()
    }
    catch (refusal) { error.value = refusal; notify(say(refusal), 'over'); void load() }
    finally { busy.value = false }
  }

  function move(by: number) { at.value = Math.min((members.value?.length ?? 1) - 1, Math.max(0, at.value + by)) }

  return { groups, chosen, group, members, inside, out, at, busy, error, load, look, toggle, accept, move }
}

export type GroupDesk = ReturnType<typeof useGroups>
