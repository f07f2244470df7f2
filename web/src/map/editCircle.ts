import { Marker, type Map } from './engine'
import { circleAround, removeCircle } from './circle'

export interface Circle { center: [number, number], metres: number }
interface Words { middle: string, edge: (metres: number) => string }

const metresOfDegree = 111_320
const roundTo = 10

/** A circle that one changes by hand: its middle and its edge are dragged, or moved by the arrow keys. Answers how it is set from elsewhere. */
export function editCircle(map: Map, start: Circle, [least, most]: [number, number], words: Words, told: (circle: Circle) => void) {
  let circle = start
  const wide = (lat: number) => metresOfDegree * Math.cos(lat * Math.PI / 180)
  const east = ({ center: [lon, lat], metres }: Circle): [number, number] => [lon + metres / wide(lat), lat]
  const clamp = (metres: number) => Math.min(most, Math.max(least, Math.round(metres / roundTo) * roundTo))

  const middle = handle('circle-middle')
  const edge = handle('circle-edge')
  edge.setAttribute('role', 'slider')
  edge.setAttribute('aria-valuemin', String(least))
  edge.setAttribute('aria-valuemax', String(most))
  middle.setAttribute('aria-label', words.middle)
  const middleMark = new Marker({ element: middle, draggable: true }).setLngLat(circle.center).addTo(map)
  const edgeMark = new Marker({ element: edge, draggable: true }).setLngLat(east(circle)).addTo(map)

  function draw() {
    circleAround(map, 'own-circle', circle.center, circle.metres)
    middleMark.setLngLat(circle.center)
    edgeMark.setLngLat(east(circle))
    edge.setAttribute('aria-valuenow', String(circle.metres))
    edge.setAttribute('aria-valuetext', words.edge(circle.metres))
    edge.setAttribute('aria-label', words.edge(circle.metres))
  }
  function change(to: Circle) { circle = to; draw(); told(circle) }

  middleMark.on('drag', () => { const { lng, lat } = middleMark.getLngLat(); change({ ...circle, center: [lng, lat] }) })
  edgeMark.on('drag', () => {
    const { lng, lat } = edgeMark.getLngLat()
    const [lon, at] = circle.center
    change({ ...circle, metres: clamp(Math.hypot((lng - lon) * wide(at), (lat - at) * metresOfDegree)) })
  })
  const arrows: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }
  middle.addEventListener('keydown', (event) => {
    const step = arrows[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    const [lon, lat] = circle.center
    const by = circle.metres / 10
    change({ ...circle, center: [lon + step[0] * by / wide(lat), lat + step[1] * by / metresOfDegree] })
  })
  edge.addEventListener('keydown', (event) => {
    const step = arrows[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    change({ ...circle, metres: clamp(circle.metres + (step[0] + step[1]) * 50) })
  })
  draw()
  return { set(to: Circle) { circle = to; draw() }, remove() { middleMark.remove(); edgeMark.remove(); removeCircle(map, 'own-circle') } }
}

function handle(name: string) {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = `circle-handle ${name}`
  return element
}
