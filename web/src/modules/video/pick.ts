import type { Field } from './fields'
import type { Camera } from './pictures'

/** A camera to choose from. `at`: longitude and latitude in degrees. */
export interface Choice { id: string, name: string, code: string, at: [number, number] }

/** How far from a place cameras are offered unasked, metres. */
export const nearMetres = 300

export const choiceOf = (c: Camera): Choice => ({ id: c.id, name: c.name, code: c.code, at: [c.longitude, c.latitude] })
export const choiceOfField = (f: Field): Choice => ({ id: f.cameraId, name: f.name, code: '', at: [f.longitude, f.latitude] })

/** The nearest first; as they came where no place is known. */
export function nearestFirst(all: readonly Choice[], near: [number, number] | null): Choice[] {
  if (!near) return [...all]
  const shrink = Math.cos(near[1] * Math.PI / 180)
  const far = ({ at }: Choice) => Math.hypot((at[0] - near[0]) * shrink, at[1] - near[1])
  return [...all].sort((a, b) => far(a) - far(b))
}

/** One more at the end, or one less; never more than `most`. */
export const turned = (ids: readonly string[], id: string, most: number): string[] => ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id].slice(0, most)
