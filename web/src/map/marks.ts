import { Marker, type Map } from './engine'
import { icons, type Mark } from '@/ui'

const svg = (icon: keyof typeof icons) => `<svg viewBox="0 0 16 16" width="24" height="24" aria-hidden="true">${icons[icon]}</svg>`

/** A state's shape on the map with its word beside it; null marks the matter itself. Answers how to take it off. */
export function addMark(map: Map, at: [number, number], mark: Mark | null, label: string): () => void {
  const element = document.createElement('div')
  element.className = mark ? `map-mark ${mark.tone}` : 'map-mark own'
  element.innerHTML = mark ? svg(mark.icon) : svg('pin')
  const text = document.createElement('span')
  text.textContent = label
  element.append(text)
  const marker = new Marker({ element, anchor: mark ? 'left' : 'bottom', offset: mark ? [-12, 0] : [0, 0] }).setLngLat(at).addTo(map)
  return () => marker.remove()
}
