import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useI18n } from 'vue-i18n'
import { useLive, useReread } from '@/live'
import { notify } from '@/ui'
import { useOperations } from '../operations/useOperations'
import { useWays } from '../operations/useWays'
import { useClosures } from '../roads/useClosures'
import { useUnits } from '../units/useUnits'
import { readBoard, writeBoard, type BoardAsk } from './boardQuery'

/** The board: units, operations and closed roads as they are now; its state is the address. */
export function useBoard() {
  const { t } = useI18n()
  const route = useRoute()
  const router = useRouter()
  const ask = computed<BoardAsk>(() => readBoard(route.query))
  const units = useUnits()
  const operations = useOperations()
  const closures = useClosures()
  const ways = useWays()
  const set = (change: Partial<BoardAsk>) => router.replace({ query: writeBoard({ ...ask.value, ...change }) })
  /** Opens one thing at the right, or nothing. */
  const open = (change: Partial<Pick<BoardAsk, 'unit' | 'operation' | 'to'>> = {}) => set({ unit: '', operation: '', to: '', ...change })

  const load = () => Promise.all([units.load(), operations.load(), closures.load(), ways.load()])
  const reread = useReread(load)
  const { state } = useLive('dispatch', { snapshot: (why) => { reread(); if (why === 'again') notify(t('dispatch-office.again')) }, changed: reread })
  // Without a connection it is there all the same.
  void load()

  return { ask, set, open, units, operations, closures, ways, state, load }
}

export type Board = ReturnType<typeof useBoard>
