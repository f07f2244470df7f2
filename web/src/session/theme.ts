import { ref } from 'vue'

export type Theme = 'light' | 'dark'
const remembered = 'wangge.theme'
const system = matchMedia('(prefers-color-scheme: dark)')

/** The face's theme: what the person chose, else the system's. */
export const theme = ref<Theme>((localStorage.getItem(remembered) as Theme | null) ?? (system.matches ? 'dark' : 'light'))

/** @param keep False for a page that is always dark, such as the wall. */
export function applyTheme(to: Theme, keep = true) {
  theme.value = to
  document.documentElement.dataset.theme = to
  document.documentElement.style.colorScheme = to
  if (keep) localStorage.setItem(remembered, to)
}

applyTheme(theme.value, false)
