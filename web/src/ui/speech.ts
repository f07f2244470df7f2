import { onScopeDispose, ref } from 'vue'

/** Reads aloud where the browser has a voice; `can` is false elsewhere. A second call of `toggle` stops. Stops with its component. */
export function useSpeech() {
  const can = 'speechSynthesis' in window
  const speaks = ref(false)
  const stop = () => { if (can) speechSynthesis.cancel(); speaks.value = false }
  onScopeDispose(stop)

  function toggle(text: string, language: string) {
    if (speaks.value) { stop(); return }
    speechSynthesis.cancel()
    const words = Object.assign(new SpeechSynthesisUtterance(text), { lang: language, onend: () => { speaks.value = false }, onerror: () => { speaks.value = false } })
    speaks.value = true
    speechSynthesis.speak(words)
  }

  return { can, speaks, stop, toggle }
}
