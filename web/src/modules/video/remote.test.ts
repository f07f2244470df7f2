import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { codecsOf, codecsSaid, fetchFrom, type Hands } from './remote'

class Line {
  static last: Line
  binaryType = ''
  sent: string[] = []
  isClosed = false
  onopen: (() => void) | null = null
  onmessage: ((message: { data: string | ArrayBuffer }) => void) | null = null
  onclose: (() => void) | null = null
  constructor(readonly address: string) { Line.last = this }
  send(text: string) { this.sent.push(text) }
  close() { this.isClosed = true; this.onclose?.() }
}

class Peer {
  static last: Peer
  connectionState = 'new'
  localDescription: { sdp: string } | null = null
  answer: unknown = null
  asks: unknown[] = []
  isClosed = false
  ontrack: ((event: { track: unknown }) => void) | null = null
  onconnectionstatechange: (() => void) | null = null
  constructor() { Peer.last = this }
  addTransceiver(...asked: unknown[]) { this.asks.push(asked) }
  setLocalDescription() { this.localDescription = { sdp: 'v=0 offer' }; return Promise.resolve() }
  setRemoteDescription(answer: unknown) { this.answer = answer; return Promise.resolve() }
  close() { this.isClosed = true }
}

let hands: { [K in keyof Hands]: ReturnType<typeof vi.fn> & Hands[K] }
beforeEach(() => {
  hands = { begin: vi.fn(), take: vi.fn(), show: vi.fn(), lost: vi.fn() } as never
  vi.stubGlobal('WebSocket', Line)
  vi.stubGlobal('RTCPeerConnection', Peer)
  vi.stubGlobal('MediaStream', class { constructor(readonly tracks: unknown[]) {} })
})
afterEach(() => vi.unstubAllGlobals())

const box = (...parts: (string | number[])[]) => new Uint8Array(parts.flatMap((part) => typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)).buffer
const head = box([0, 0, 0, 24], 'ftypiso5', [0, 0, 1, 0], 'moov', [0, 0, 0, 9], 'avcC', [1, 0x64, 0, 0x29, 0xff])

it('names the codecs of a head, with sound where there is some, and none that it does not know', () => {
  expect(codecsOf(head)).toBe('avc1.640029')
  expect(codecsOf(box('....avcC', [1, 0x4d, 0x40, 0x1f], '....mp4a....'))).toBe('avc1.4d401f,mp4a.40.2')
  expect(codecsOf(box('....hvcC....'))).toBe('')
  expect(codecsOf(new ArrayBuffer(3))).toBe('')
})

it('reads what go2rtc says', () => {
  expect(codecsSaid('{"type":"mse","value":"video/mp4; codecs=\\"avc1.640029\\""}')).toBe('avc1.640029')
  expect(codecsSaid('{"type":"error","value":"mse: streams: codecs not matched"}')).toBeNull()
  expect(codecsSaid('{"type":"mse"}')).toBeNull()
})

it('takes fragmented MP4 as it comes, begun by its head', () => {
  const end = fetchFrom({ way: 'fmp4', address: 'wss://m/rtp/gate.live.mp4?token=T' }, 'T', hands)
  expect(Line.last).toMatchObject({ address: 'wss://m/rtp/gate.live.mp4?token=T', binaryType: 'arraybuffer' })
  const fragment = box('....moof')
  Line.last.onmessage!({ data: head })
  Line.last.onmessage!({ data: fragment })
  expect(hands.begin.mock.calls).toEqual([['avc1.640029']])
  expect(hands.take.mock.calls).toEqual([[head], [fragment]])
  expect(hands.begin.mock.invocationCallOrder[0]).toBeLessThan(hands.take.mock.invocationCallOrder[0]!)
  end()
  expect(Line.last.isClosed).toBe(true)
  expect(hands.lost).not.toHaveBeenCalled()
})

it('asks go2rtc for pictures without sound, and is begun by its word', () => {
  fetchFrom({ way: 'go2rtc', address: 'ws://m/api/ws?src=gate&token=T' }, 'T', hands)
  Line.last.onopen!()
  const asked = JSON.parse(Line.last.sent[0]!) as { type: string, value: string }
  expect(asked.type).toBe('mse')
  expect(asked.value).toContain('avc1.')
  expect(asked.value).not.toMatch(/mp4a|opus|flac/)
  Line.last.onmessage!({ data: '{"type":"mse","value":"video/mp4; codecs=\\"avc1.640029\\""}' })
  Line.last.onmessage!({ data: head })
  expect(hands.begin.mock.calls).toEqual([['avc1.640029']])
  expect(hands.take.mock.calls).toEqual([[head]])
})

it('says that a picture is lost where the media server refuses or breaks off', () => {
  fetchFrom({ way: 'go2rtc', address: 'ws://m' }, 'T', hands)
  Line.last.onmessage!({ data: '{"type":"error","value":"mse: stream not found"}' })
  expect(hands.lost).toHaveBeenCalledOnce()
})

it('asks MediaMTX once by WHEP, with the ticket as the bearer and for a picture alone', async () => {
  const asked = vi.fn(() => Promise.resolve(new Response('v=0 answer', { status: 201 })))
  vi.stubGlobal('fetch', asked)
  const end = fetchFrom({ way: 'whep', address: 'https://m/gate/whep' }, 'T', hands)
  await vi.waitFor(() => expect(Peer.last.answer).toEqual({ type: 'answer', sdp: 'v=0 answer' }))
  expect(Peer.last.asks).toEqual([['video', { direction: 'recvonly' }]])
  expect(asked.mock.calls).toEqual([['https://m/gate/whep', expect.objectContaining({ method: 'POST', body: 'v=0 offer', credentials: 'omit', headers: { 'Content-Type': 'application/sdp', Authorization: 'Bearer T' } })]])
  Peer.last.ontrack!({ track: 'picture' })
  expect(hands.show).toHaveBeenCalledWith({ tracks: ['picture'] })
  Peer.last.connectionState = 'failed'
  Peer.last.onconnectionstatechange!()
  expect(hands.lost).toHaveBeenCalledOnce()
  end()
  expect(Peer.last.isClosed).toBe(true)
})

it('says that a picture is lost where MediaMTX refuses, and nothing once it was left', async () => {
  vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(new Response('', { status: 401 }))))
  fetchFrom({ way: 'whep', address: 'https://m/gate/whep' }, 'T', hands)
  await vi.waitFor(() => expect(hands.lost).toHaveBeenCalledOnce())
  fetchFrom({ way: 'whep', address: 'https://m/gate/whep' }, 'T', hands)()
  await new Promise((done) => setTimeout(done))
  expect(hands.lost).toHaveBeenCalledOnce()
})
