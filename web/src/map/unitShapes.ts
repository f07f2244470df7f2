import type { Map } from 'maplibre-gl'
import { icons, type IconName } from '@/ui'
import { ink } from './ink'

/** How sure a unit's place is: heard of just now, not for a while, or only where it should stand. */
export type UnitSight = 'live' | 'stale' | 'post'

const kinds = ['foot', 'motorcycle', 'car'] as const
const states = ['free', 'sent', 'at-scene', 'busy'] as const
const sights = ['live', 'stale', 'post'] as const
const side = 72
const hexagon = 'M12 1 21.5 6.5v11L12 23 2.5 17.5v-11Z'

export const unitImage = (kind: string, state: string, sight: UnitSight) => `unit-${kind}-${state}-${sight}`

/** Units as pictures: solid where free, hollow where sent, with a foot where there, with bars where busy; broken edge where stale, on a line where only the post is known. */
export async function addUnitShapes(map: Map) {
  const all = kinds.flatMap((kind) => states.flatMap((state) => sights.map((sight) => [unitImage(kind, state, sight), shapeOf(kind, state, sight, ink)] as const)))
  const numbers = [...[1, 2, 3].map((n) => [`unit-number-${n}`, numberOf(n, ink)] as const), ['unit-number-1-bright', numberOf(1, ink, true)] as const]
  await Promise.all([...all, ...numbers].map(([id, svg]) => addPicture(map, id, svg)))
}

async function addPicture(map: Map, id: string, drawn: string) {
  if (map.hasImage(id)) return
  const image = new Image(side, side)
  image.src = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="-6 -6 36 36">${drawn}</svg>`)}`
  await image.decode()
  if (!map.hasImage(id)) map.addImage(id, image, { pixelRatio: 2 })
}

function shapeOf(kind: IconName, state: typeof states[number], sight: UnitSight, ink: (token: string) => string): string {
  const edge = ink(state === 'busy' ? '--hold' : '--accent')
  const [fill, glyph] = state === 'free' ? [edge, ink('--on-accent')] : [ink('--surface'), edge]
  const halo = `<path d="${hexagon}" fill="none" stroke="${ink('--paper')}" stroke-width="6" stroke-linejoin="round"/>`
  const broken = sight === 'stale' ? ' stroke-dasharray="3.4 2.4"' : ''
  const body = `<path d="${hexagon}" fill="${sight === 'stale' && state === 'free' ? ink('--accent-soft') : fill}" stroke="${edge}" stroke-width="2.4" stroke-linejoin="round"${broken}/>`
  const sign = `<g transform="translate(4.6 4.6) scale(.925)">${icons[kind].replaceAll('currentColor', sight === 'stale' && state === 'free' ? edge : glyph)}</g>`
  const foot = state === 'at-scene' ? `<path d="M8 24.5h8L12 29.5Z" fill="${edge}" stroke="${ink('--paper')}" stroke-width="1"/>` : ''
  const bars = state === 'busy' ? `<path d="M18 17h7.5v8.5H18Z" fill="${ink('--surface')}"/><path d="M20 18.5v6M23.5 18.5v6" stroke="${edge}" stroke-width="2.2"/>` : ''
  const post = sight === 'post' && state !== 'at-scene' ? `<path d="M3 27h18" stroke="${ink('--paper')}" stroke-width="5"/><path d="M3 27h18" stroke="${edge}" stroke-width="2.4"/>` : ''
  return halo + post + body + sign + foot + bars
}

function numberOf(n: number, ink: (token: string) => string, bright = false): string {
  const [fill, text] = bright ? [ink('--ink'), ink('--paper')] : n === 1 ? [ink('--accent'), ink('--on-accent')] : [ink('--surface'), ink('--accent')]
  return `<path d="${hexagon}" fill="${fill}" stroke="${ink('--paper')}" stroke-width="6" stroke-linejoin="round"/><path d="${hexagon}" fill="${fill}" stroke="${ink(bright ? '--ink' : '--accent')}" stroke-width="2.6" stroke-linejoin="round"/>`
    + `<text x="12" y="17" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="14" fill="${text}">${n}</text>`
}
