import { afterEach, describe, expect, it } from 'vitest'
import { createApp, h, nextTick, shallowRef, type App } from 'vue'
import VirtualList from './VirtualList.vue'

interface Row { id: string }
const rows: Row[] = Array.from({ length: 100_000 }, (_, i) => ({ id: `r${i}` }))
let app: App | undefined
afterEach(() => app?.unmount())

function open(selected = shallowRef<string | null>(null)) {
  const box = document.createElement('div')
  document.body.append(box)
  app = createApp({ render: () => h(VirtualList as never, { items: rows, rowHeight: 76, keyOf: (r: Row) => r.id, label: 'rows', selected: selected.value }, { default: ({ item }: { item: Row }) => item.id }) })
  app.mount(box)
  return box.querySelector<HTMLElement>('.virtual-list')!
}
const shown = (list: HTMLElement) => [...list.querySelectorAll('.virtual-row')].map((row) => row.textContent)

describe('VirtualList', () => {
  it('draws what is seen of a hundred thousand rows, and says how many there are', () => {
    const list = open()
    expect(shown(list).length).toBeLessThan(40)
    expect(shown(list)[0]).toBe('r0')
    expect(list.querySelector('.virtual-row')!.getAttribute('aria-setsize')).toBe('100000')
    expect(list.querySelector<HTMLElement>('[role=presentation]')!.style.height).toBe('7600000px')
  })

  it('follows the scroll to any place', async () => {
    const list = open()
    list.scrollTop = 76 * 90_000
    list.dispatchEvent(new Event('scroll'))
    await nextTick()
    expect(shown(list)).toContain('r90000')
    expect(shown(list).length).toBeLessThan(40)
  })

  it('keeps the chosen row in sight', async () => {
    const selected = shallowRef<string | null>('r0')
    const list = open(selected)
    selected.value = 'r50000'
    await nextTick()
    await nextTick()
    expect(list.scrollTop).toBeGreaterThan(76 * 49_900)
  })
})
