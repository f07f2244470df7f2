import { computed, shallowReactive, type ComputedRef } from 'vue'

/** A value with its way back and forth. */
export interface History<T> { now: ComputedRef<T>, canUndo: ComputedRef<boolean>, canRedo: ComputedRef<boolean>, put: (next: T) => void, undo: () => void, redo: () => void, reset: (to: T) => void }

const most = 200

export function useHistory<T>(first: T): History<T> {
  const it = shallowReactive({ past: [] as T[], now: first, future: [] as T[] })
  return {
    now: computed(() => it.now),
    canUndo: computed(() => it.past.length > 0),
    canRedo: computed(() => it.future.length > 0),
    put(next) { it.past = [...it.past.slice(1 - most), it.now]; it.now = next; it.future = [] },
    undo() { if (it.past.length) { it.future = [it.now, ...it.future]; it.now = it.past.at(-1)!; it.past = it.past.slice(0, -1) } },
    redo() { if (it.future.length) { it.past = [...it.past, it.now]; it.now = it.future[0]!; it.future = it.future.slice(1) } },
    reset(to) { it.past = []; it.now = to; it.future = [] },
  }
}
