import { computed, watch } from 'vue'
import { freshAnswer, phone, takeAlong, useAnswer, type Store } from '@/offline'
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

const mostAlong = 20

/** What a report needs that the first screen does not show. */
const forReports = ['/api/types', '/api/types/suggestion-model', '/api/my/matters']

/** Takes along, when the phone has nothing else to do, what a report or a check without reception needs: types and what suggests them, matters near by, the photos of the next tasks. */
export function takeWorkAlong(tasks: ReturnType<typeof useMyTasks>) {
  watch(tasks.list, (list) => {
    const saves = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData
    const store = phone.value?.store
    if (saves || !store) return
    const wanted = list.slice(0, mostAlong).flatMap((task) => task.pictures.slice(0, 1).map((picture) => ({ caseId: task.case.caseId, sha256: picture.sha256 })))
    setTimeout(() => void along(store, wanted).catch(() => {}), 4000)
  }, { immediate: true })
}

async function along(store: Store, photos: Parameters<typeof takeAlong>[1]) {
  for (const path of forReports) await freshAnswer(store, path)
  await takeAlong(store, photos)
}
