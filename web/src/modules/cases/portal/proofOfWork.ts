/** Zero bits that the work's hash begins with. Source: the server's `ProofOfWork`. */
const bits = 16
const rest = 200

/**
 * The small work that an anonymous report costs: `hour:number` whose hash with the report's id begins with zero bits.
 * @param now the server's time, in milliseconds
 */
export async function work(reportId: string, now: number): Promise<string> {
  const hour = Math.floor(now / 3_600_000)
  const encoder = new TextEncoder()
  for (let number = 0; ; number++) {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(`wangge-work ${reportId} ${hour} ${number}`)))
    if (leadingZeros(hash) >= bits) return `${hour}:${number}`
    // The page stays alive meanwhile.
    if (number % rest === rest - 1) await new Promise((go) => setTimeout(go))
  }
}

export function leadingZeros(hash: Uint8Array): number {
  let count = 0
  for (const byte of hash) {
    if (byte === 0) { count += 8; continue }
    return count + Math.clz32(byte) - 24
  }
  return count
}
