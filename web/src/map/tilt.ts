import type { Map } from 'maplibre-gl'

/** Zoom from which the base map holds buildings. */
const buildingsFrom = 15.2
const pitch = 52

/** Buildings by their height: the map tilts and turns as long as they stand, and lies flat after. `move` is false when a view is opened that is tilted already. */
export function raiseBuildings(map: Map, on: boolean, move = true) {
  if (map.getLayer('building-height')) {
    map.setLayoutProperty('building-height', 'visibility', on ? 'visible' : 'none')
    map.setLayoutProperty('building', 'visibility', on ? 'none' : 'visible')
  }
  // Walls in shade stay near their roofs, as all of the ground does.
  map.setLight({ anchor: 'viewport', intensity: 0.18 })
  for (const way of [map.dragRotate, map.touchPitch]) if (on) way.enable(); else way.disable()
  if (!move) return
  if (on) map.easeTo({ pitch, zoom: Math.max(map.getZoom(), buildingsFrom) })
  else if (map.getPitch() || map.getBearing()) map.easeTo({ pitch: 0, bearing: 0 })
}
