import { api, body, prefix, type Schemas } from '@/api'

/** What the server knows of media servers. Each throws a Problem. */
export type MediaServer = Schemas['MediaServerView']

export const kinds = ['mediamtx', 'go2rtc', 'zlmediakit'] as const

export const mediaServers = {
  list: () => body(api.GET('/api/media-servers')),
  save: (serverId: string, fields: Schemas['PutMediaServerRequest']) => body(api.PUT('/api/media-servers/{serverId}', { params: { path: { serverId } }, body: fields })),
  end: (serverId: string) => api.POST('/api/media-servers/{serverId}/end', { params: { path: { serverId } } }),
}

/** A new secret: 192 random bits in 32 characters that an address may hold. */
export const newSecret = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24)))).replaceAll('+', '-').replaceAll('/', '_')

/** The lines of its own settings by which a media server, or the proxy before it, asks us. @param origin Where this house is reached, such as `https://wangge.example.org`. */
export function hookLines(kind: string, id: string, secret: string, origin: string): string[] {
  const [scheme, host] = origin.split('://')
  const hooks = `${scheme}://${id}:${secret}@${host}${prefix}/api/video/hooks`
  switch (kind) {
    case 'mediamtx': return ['authMethod: http', `authHTTPAddress: ${hooks}/mediamtx`]
    case 'zlmediakit': return ['[hook]', 'enable=1', `on_play=${hooks}/zlmediakit/on_play`, `on_publish=${hooks}/zlmediakit/on_play`, `on_flow_report=${hooks}/zlmediakit/on_flow_report`]
    default: return [`proxy_pass ${origin}${prefix}/api/video/hooks/forward-auth;`, `proxy_set_header Authorization "Basic ${btoa(`${id}:${secret}`)}";`]
  }
}
