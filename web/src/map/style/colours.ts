import type { Theme } from '@/session'

/** What the map is drawn in. Land to sea stay near one another, so that markers of every state stand out on each of them. */
export interface MapColours {
  land: string
  block: string
  building: string
  street: string
  green: string
  sea: string
  rail: string
  border: string
  ink: string
  quiet: string
  halo: string
}

/** The tokens' lines "map light" and "map dark"; ink and quiet are ink-2 and ink-3 of the theme. */
export const colours: Record<Theme, MapColours> = {
  light: {
    land: '#F4F1EA', block: '#F0ECE3', building: '#E2DCCF', street: '#FDFCFA', green: '#E1E9D6', sea: '#DBE6EA',
    rail: '#D3CDC0', border: '#8A857A', ink: '#46515A', quiet: '#606A72', halo: '#FBFAF6',
  },
  dark: {
    land: '#18242A', block: '#17232A', building: '#22323A', street: '#2B3F48', green: '#192B27', sea: '#0A1319',
    rail: '#33454E', border: '#6F838C', ink: '#BFCBCF', quiet: '#94A5AC', halo: '#10191E',
  },
}
