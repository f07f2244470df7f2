import { setWorkerUrl, Map as EngineMap, Marker, NavigationControl, ScaleControl, AttributionControl, type AddLayerObject, type MapOptions, type SourceSpecification } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'

// Without it the map is built well and stays dead: the worker must be a file of ours, by the pages' Content-Security-Policy.
setWorkerUrl(workerUrl)

/** Maps whose style is there. Not a field of theirs: the engine's own constructor sets the first style. */
const drawable = new WeakSet<EngineMap>()

/** A map that takes what cannot be drawn now for drawn: between two styles, and once it is taken off. Whoever draws is told to do so anew when the style is there. */
class LastingMap extends EngineMap {
  constructor(options: MapOptions) {
    super(options)
    this.on('style.load', () => drawable.add(this))
  }

  override setStyle(...given: Parameters<EngineMap['setStyle']>) {
    drawable.delete(this)
    return super.setStyle(...given)
  }

  override addSource(id: string, source: SourceSpecification) { return drawable.has(this) ? super.addSource(id, source) : this }

  override addLayer(layer: AddLayerObject, beforeId?: string) { return drawable.has(this) ? super.addLayer(layer, beforeId) : this }
}

export { AttributionControl, LastingMap as Map, Marker, NavigationControl, ScaleControl }
