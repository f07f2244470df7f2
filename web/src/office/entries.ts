import type { IconName } from '@/ui'

/** A section of the desk. `needs`: shown to who holds one of these permissions. */
export interface Entry { to: string, word: string, icon: IconName, needs?: string[] }

export const entries: Entry[] = []
