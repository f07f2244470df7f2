import { computed } from 'vue'
import { phone, useAnswer } from '@/offline'

/** What an entry is about, and what is needed; the server's names. */
export const topics = ['visit', 'errand', 'hazard', 'environment', 'facility', 'neighbours', 'information', 'other'] as const
export const needs = ['none', 'answer', 'help', 'repair', 'return-visit'] as const

export interface Entry { entryId: string, topic: string, need: string, words: string | null, happenedAt: string, reportNumber: number | null, grid: string | null }

/** One's own entries, the last first; those that wait to be sent are on top. */
export function useDiary() {
  const answer = useAnswer<{ items: Entry[] }>('/api/rounds/diary?mine=true&size=50')
  const waiting = computed(() => (phone.value?.waiting.value ?? []).filter((i) => i.kind === 'diary').map((i) => ({
    ...(i.steps[0]!.body as unknown as Omit<Entry, 'entryId'>), entryId: i.id, reportNumber: null, grid: null, waits: true,
  })).reverse())
  const list = computed(() => [...waiting.value, ...(answer.value.value?.items ?? []).map((e) => ({ ...e, waits: false }))])
  return { ...answer, list }
}

/** Numbers by which somebody could be known: of a mobile phone, of an identity card. The diary keeps matters, not people. */
export const namesSomebody = (words: string) => /(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)/.test(words.replace(/[\s-]/g, ''))
