import { ref } from 'vue'

/** Asks the phone where it is, once, when its holder presses. */
export function useHere(found: (at: [number, number]) => void) {
  const state = ref<'no' | 'finding' | 'denied'>('no')
  function find() {
    if (!('geolocation' in navigator)) { state.value = 'denied'; return }
    state.value = 'finding'
    navigator.geolocation.getCurrentPosition((at) => {
      state.value = 'no'
      found([at.coords.longitude, at.coords.latitude])
    }, () => { state.value = 'denied' }, { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 })
  }
  return { state, find }
}
