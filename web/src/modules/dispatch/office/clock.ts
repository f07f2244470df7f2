/** A span of seconds as a desk reads it: `1:20` (minutes:seconds), from an hour on `1:05:00`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const two = (n: number) => String(n).padStart(2, '0')
  return whole < 3600 ? `${Math.floor(whole / 60)}:${two(whole % 60)}` : `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
}

/** Metres along a road in kilometres, to a hundred metres: `0.7`. */
export const kilometres = (metres: number) => (metres / 1000).toFixed(1)
