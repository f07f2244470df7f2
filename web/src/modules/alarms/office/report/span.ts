import { clock } from '@/modules/dispatch'

/** `0.1 s`, `3:20`, `1:02:05`: how long something took. */
export const spanOf = (seconds: number) => seconds < 60 ? `${seconds.toFixed(1)} s` : clock(seconds)
