import { setWorkerUrl, Map, Marker, NavigationControl, ScaleControl, AttributionControl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'

// Without it the map is built well and stays dead: the worker must be a file of ours, by the pages' Content-Security-Policy.
setWorkerUrl(workerUrl)

export { AttributionControl, Map, Marker, NavigationControl, ScaleControl }
