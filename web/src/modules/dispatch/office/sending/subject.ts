/** What somebody is sent to: a matter, or a mere place. `operationId`: the operation of a place that runs and gets a unit more. */
export type Subject = { kind: 'case' | 'alarm', id: string } | { kind: 'place', longitude: number, latitude: number, operationId?: string }

/** In the address: `case.{id}` or `place.{longitude},{latitude}`, with `.{operation}` where one runs there. */
export function readSubject(text: string): Subject | null {
  const [kind, what, operationId] = text.split('~')
  if ((kind === 'case' || kind === 'alarm') && what) return { kind, id: what }
  const [longitude, latitude] = (what ?? '').split(',').map(Number)
  if (kind !== 'place' || !what || !Number.isFinite(longitude) || !Number.isFinite(latitude)) return null
  return { kind, longitude: longitude!, latitude: latitude!, ...(operationId ? { operationId } : {}) }
}

/** What {@link readSubject} reads. */
export const writeSubject = (s: Subject): string => s.kind === 'place' ? ['place', `${s.longitude.toFixed(6)},${s.latitude.toFixed(6)}`, ...(s.operationId ? [s.operationId] : [])].join('~') : `${s.kind}~${s.id}`

/** As the API asks for it. */
export const asked = (s: Subject) => s.kind === 'place' ? { kind: s.kind, lon: s.longitude, lat: s.latitude } : { kind: s.kind, id: s.id }
export const named = (s: Subject) => s.kind === 'place' ? { kind: s.kind, id: null, longitude: s.longitude, latitude: s.latitude } : { kind: s.kind, id: s.id, longitude: null, latitude: null }
