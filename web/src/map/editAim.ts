import { Marker, type Map } from './engine'
import { placeAhead, towards, type Aim } from './sector'

interface Words { eye: string, aim: (direction: number, reach: number) => string }

const mostReach = 1000
const turnDegrees = 5

/** Two handles by which a camera is placed and turned: its eye, and the end of what it sees, which gives direction and reach. Both by pointer and by the arrow keys. Answers how it is set from elsewhere. */
export function editAim(map: Map, start: Aim, words: Words, told: (aim: Aim) => void) {
  let aim = start
  const [eye, end] = [handle('eye'), handle('end')]
  end.setAttribute('role', 'slider')
  end.setAttribute('aria-valuemin', '0')
  end.setAttribute('aria-valuemax', '360')
  eye.setAttribute('aria-label', words.eye)
  const ahead = () => placeAhead(aim.at, aim.direction, aim.reach)
  const eyeMark = new Marker({ element: eye, draggable: true }).setLngLat(aim.at).addTo(map)
  const endMark = new Marker({ element: end, draggable: true }).setLngLat(ahead()).addTo(map)

  function draw() {
    eyeMark.setLngLat(aim.at)
    endMark.setLngLat(ahead())
    const word = words.aim(Math.round(aim.direction), Math.round(aim.reach))
    end.setAttribute('aria-valuenow', String(Math.round(aim.direction)))
    end.setAttribute('aria-valuetext', word)
    end.setAttribute('aria-label', word)
  }
  function change(to: Aim) { aim = to; draw(); told(aim) }
  const placeOf = (mark: Marker): [number, number] => { const { lng, lat } = mark.getLngLat(); return [lng, lat] }
  eyeMark.on('drag', () => change({ ...aim, at: placeOf(eyeMark) }))
  endMark.on('drag', () => {
    const { direction, metres } = towards(aim.at, placeOf(endMark))
    change({ ...aim, direction: Math.round(direction) % 360, reach: Math.min(mostReach, Math.max(1, Math.round(metres))) })
  })
  const steps: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }
  const onKeys = (element: HTMLElement, act: (east: number, north: number) => void) => element.addEventListener('keydown', (event) => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    act(...step)
  })
  onKeys(eye, (east, north) => change({ ...aim, at: placeAhead(aim.at, east ? 90 * east : 90 - 90 * north, 2) }))
  onKeys(end, (turn, reach) => change({ ...aim, direction: (aim.direction + turn * turnDegrees + 360) % 360, reach: Math.min(mostReach, Math.max(1, aim.reach + reach * 5)) }))
  draw()
  return { set(to: Aim) { aim = to; draw() }, remove() { eyeMark.remove(); endMark.remove() } }
}

function handle(name: string) {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = `aim-handle ${name}`
  return element
}
