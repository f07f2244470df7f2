import { shallowRef } from 'vue'
import type { Frame } from './snapshots'

/** A frame that waits for its case. It outlives the picture that it was taken of, whose tile may go at any moment. */
export interface HeldFrame { cameraId: string, frame: Frame, inHand: number | null }

export const heldFrame = shallowRef<HeldFrame | null>(null)
