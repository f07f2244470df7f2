import { ref, shallowRef } from 'vue'

interface InstallPrompt extends Event { prompt(): Promise<void> }

const prompt = shallowRef<InstallPrompt | null>(null)

/** The browser offers to put the page among the phone's apps. */
export const canInstall = ref(false)
export const isInstalled = matchMedia('(display-mode: standalone)').matches

addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault()
  prompt.value = event as InstallPrompt
  canInstall.value = true
})
addEventListener('appinstalled', () => { canInstall.value = false })

export const install = () => prompt.value?.prompt()
