import { computed } from 'vue'
import { phone, useAnswer } from '@/offline'
import type { Matter, Task } from './types'

/** Cases about which something of this person waits to be sent: to them it is done. */
export const toldOf = () => new Set(phone.value?.waiting.value.map((item) => (item.form as { caseId?: string } | undefined)?.caseId).filter(Boolean))

/** What waits for whoever is signed in, kept on the phone: soonest due first, what only waits to be sent last. */
export function useMyTasks() {
  const answer = useAnswer<{ tasks: Task[] }>('/api/my/tasks')
  const list = computed(() => {
    const told = toldOf()
    const tasks = answer.value.value?.tasks ?? []
    return [...tasks.filter((task) => !told.has(task.case.caseId)), ...tasks.filter((task) => told.has(task.case.caseId))]
  })
  return { ...answer, list, find: (caseId: string) => answer.value.value?.tasks.find((task) => task.case.caseId === caseId) }
}

/** The open matters of one's grids, kept on the phone. */
export function useMyMatters() {
  const answer = useAnswer<{ matters: Matter[] }>('/api/my/matters')
  return { ...answer, list: computed(() => answer.value.value?.matters ?? []) }
}
