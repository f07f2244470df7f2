import { prefix } from './base'
import { Problem, problemOf, unreachable } from './problem'

/** The name under which the server keeps a file: its SHA-256 in lower-case hex. */
export async function nameOf(content: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await content.arrayBuffer())
  return Array.from(new Uint8Array(digest), (b) => b.toString(16).padStart(2, '0')).join('')
}

/** Sends a file once: what arrived before is not sent again. Answers its name. Throws a {@link Problem}. */
export async function sendBlob(content: Blob, name?: string): Promise<string> {
  const sha256 = name ?? await nameOf(content)
  let response: Response
  try {
    response = await fetch(`${prefix}/api/blobs/${sha256}`, {
      method: 'PUT', body: content, headers: { 'X-Wangge': '1', 'Content-Type': 'application/octet-stream' },
    })
  }
  catch { throw new Problem(unreachable, 0) }
  if (!response.ok) throw await problemOf(response)
  return sha256
}
