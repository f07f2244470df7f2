import { computed, shallowRef, watch } from 'vue'
import { position, useNow } from '@/session'
import { along, isDue, type Line } from './way'

/** A way as the house told it; `line` null where none is known. */
export interface ToldWay { line: Line | null, seconds: number | null, metres: number | null, streets: string[] }

/** Where a way leads: `key` is another where the goal is, `isWanted` false where it is reached. */
export interface WayGoal { key: string, isWanted: boolean }

const lookEachMs = 5_000
/** Until it is asked again after it was not answered. */
const againMs = 15_000

/** The way to a goal from where this phone is, asked anew as `isDue` has it; without reception the last one stays and what is left of it is measured here.
 * @param first What is known of it before it is asked. */
export function useAskedWay(goal: () => WayGoal | null, ask: (from: { longitude: number, latitude: number }) => Promise<ToldWay | null>, first: () => ToldWay | null = () => null) {
  const asked = shallowRef<ToldWay & { key: string, at: number, from: { longitude: number, latitude: number } } | null>(null)
  const now = useNow(lookEachMs)
  let asking = false
  let failed: { key: string, at: number } | null = null

  const own = computed(() => asked.value && asked.value.key === goal()?.key ? asked.value : null)
  const told = computed<ToldWay | null>(() => own.value ?? first())
  const line = computed(() => told.value?.line ?? null)
  const streets = computed(() => told.value?.streets ?? [])
  const left = computed(() => {
    const [seconds, metres] = [told.value?.seconds ?? null, told.value?.metres ?? null]
    if (seconds === null || metres === null || !position.value || !line.value || metres === 0) return { seconds, metres }
    const metresLeft = Math.min(metres, along(line.value, position.value).metresLeft)
    return { seconds: seconds * metresLeft / metres, metres: metresLeft }
  })

  async function renew(key: string, from: { longitude: number, latitude: number }) {
    asking = true
    try {
      const way = await ask(from)
      failed = null
      if (way) asked.value = { ...way, key, at: Date.now(), from }
    }
    catch { failed = { key, at: Date.now() } /* The last way stays. */ }
    finally { asking = false }
  }

  const rests = (key: string) => failed?.key === key && Date.now() - failed.at < againMs
  watch([goal, position, now], ([to]) => {
    if (to?.isWanted && position.value && !asking && !rests(to.key) && isDue(own.value, position.value, Date.now())) void renew(to.key, position.value)
  }, { immediate: true })

  return { line, streets, left }
}
