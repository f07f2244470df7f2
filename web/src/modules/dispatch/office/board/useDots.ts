import { shallowRef } from 'vue'
import type { Schemas } from '@/api'
import { useStream } from '@/live'

export type LiveDot = Schemas['DotView']
interface Frame { moved: LiveDot[], gone: string[] }

/** Where units on duty are, moved four times a second at the most; empty until the connection stands. */
export function useDots() {
  const dots = shallowRef<ReadonlyMap<string, LiveDot>>(new Map())
  useStream<Frame>('dots', (frame, isFirst) => {
    const next = new Map(isFirst ? [] : dots.value)
    for (const id of frame.gone) next.delete(id)
    for (const dot of frame.moved) next.set(dot.id, dot)
    dots.value = next
  })
  return dots
}
