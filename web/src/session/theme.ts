import { ref } from 'vue'

export type Theme = 'light' | 'dark'
const remembered = 'wangge.theme'
const system = matchMedia('(prefers-color-scheme: dark)')
let held: Theme | undefined

/** What the person chose, else the system's, which changes as evening comes. */
const followed = (): Theme => (localStorage.getItem(remembered) as Theme | null) ?? (system.matches ? 'dark' : 'light')

/** The face's theme as it is shown. */
export const theme = ref<Theme>(followed())

function show() {
  theme.value = held ?? followed()
  document.documentElement.dataset.theme = theme.value
  document.documentElement.style.colorScheme = theme.value
}

/** The person chooses; remembered on this device, in all its windows. */
export function applyTheme(to: Theme) {
  localStorage.setItem(remembered, to)
  show()
}

/** For a page that is always dark, such as the wall. @returns Lets go of it. */
export function holdTheme(to: Theme): () => void {
  held = to
  show()
  return () => { held = undefined; show() }
}

system.addEventListener('change', show)
window.addEventListener('storage', (event) => { if (event.key === remembered) show() })
show()
