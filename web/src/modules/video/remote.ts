/** Where a picture is at a media server, and how it is fetched there. */
export interface Play { way: string, address: string }

/** What is done with a picture that comes: pieces of fragmented MP4 go in after their codecs are known, a stream is shown as it is. */
export interface Hands { begin: (codecs: string) => void, take: (bytes: ArrayBuffer) => void, show: (stream: MediaStream) => void, lost: () => void }

/** What browsers may be asked to show, the likeliest first; pictures alone: sound is not asked for. */
const wanted = ['avc1.640029', 'avc1.64002A', 'avc1.640033', 'hvc1.1.6.L153.B0']

/** Fetches it; `lost` is called once it comes no more. @returns Ends it. */
export function fetchFrom(play: Play, ticket: string, hands: Hands): () => void {
  if (play.way === 'whep') return fetchWhep(play.address, ticket, hands)
  const line = new WebSocket(play.address)
  line.binaryType = 'arraybuffer'
  let begun = false
  if (play.way === 'go2rtc') line.onopen = () => line.send(JSON.stringify({ type: 'mse', value: wanted.join() }))
  line.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
    if (typeof data === 'string') {
      const codecs = codecsSaid(data)
      if (codecs === null) return line.close()
      hands.begin(codecs)
    }
    else {
      // ZLMediaKit says nothing: the first piece is the head, and tells itself.
      if (play.way === 'fmp4' && !begun) hands.begin(codecsOf(data))
      hands.take(data)
    }
    begun = true
  }
  line.onclose = () => hands.lost()
  return () => { line.onclose = null; line.onmessage = null; line.close() }
}

/** Of go2rtc's word, `{"type":"mse","value":"video/mp4; codecs=\"avc1.640029\""}`; null where it says anything else. */
export function codecsSaid(text: string): string | null {
  const word = JSON.parse(text) as { type?: string, value?: unknown }
  return word.type === 'mse' ? /codecs="([^"]+)"/.exec(String(word.value))?.[1] ?? null : null
}

/** Of the head of an MP4, as browsers name them; empty where there is none that they know. Source: ISO/IEC 14496-15, avcC; AAC is named since a head with sound is refused otherwise. */
export function codecsOf(head: ArrayBuffer): string {
  const bytes = new Uint8Array(head)
  const find = (box: string) => { for (let at = 0; at + 8 <= bytes.length; at++) if ([...box].every((c, n) => bytes[at + n] === c.charCodeAt(0))) return at; return -1 }
  const avc = find('avcC')
  if (avc < 0) return ''
  return `avc1.${[...bytes.subarray(avc + 5, avc + 8)].map((b) => b.toString(16).padStart(2, '0')).join('')}${find('mp4a') < 0 ? '' : ',mp4a.40.2'}`
}

/** WebRTC by one question and one answer, as MediaMTX speaks it; the ticket is its bearer. Source: draft-ietf-wish-whep. */
function fetchWhep(address: string, ticket: string, hands: Hands): () => void {
  const peer = new RTCPeerConnection()
  const patience = new AbortController()
  peer.addTransceiver('video', { direction: 'recvonly' })
  peer.ontrack = ({ track }) => hands.show(new MediaStream([track]))
  peer.onconnectionstatechange = () => { if (['failed', 'disconnected', 'closed'].includes(peer.connectionState)) hands.lost() }
  const ask = async () => {
    await peer.setLocalDescription()
    const answer = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/sdp', Authorization: `Bearer ${ticket}` }, body: peer.localDescription!.sdp, credentials: 'omit', signal: patience.signal })
    if (!answer.ok) throw new Error(String(answer.status))
    await peer.setRemoteDescription({ type: 'answer', sdp: await answer.text() })
  }
  ask().catch(() => { if (!patience.signal.aborted) hands.lost() })
  return () => { patience.abort(); peer.onconnectionstatechange = null; peer.close() }
}
