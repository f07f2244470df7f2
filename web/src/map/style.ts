import type { StyleSpecification } from 'maplibre-gl'
import type { Language } from '@/i18n'
import type { Theme } from '@/session'

const land: Record<Theme, string> = { light: '#F4F1EA', dark: '#18242A' }

/** The look of the map in a theme and language. */
export async function mapStyle(theme: Theme, _language: Language): Promise<StyleSpecification> {
  return { version: 8, sources: {}, layers: [{ id: 'land', type: 'background', paint: { 'background-color': land[theme] } }] }
}
