import { Marker, type Map } from './engine'

/** A box of words beside a place, with a line to it. Answers how to take it off. */
export function addCallout(map: Map, at: [number, number], element: HTMLElement): () => void {
  const marker = new Marker({ element, anchor: 'bottom-left', offset: [0, 0] }).setLngLat(at).addTo(map)
  return () => marker.remove()
}
