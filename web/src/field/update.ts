import { ref } from 'vue'
import { prefix } from '@/api'

/** A newer version is on this phone and waits for the page to be loaded anew. */
export const waitingVersion = ref<ServiceWorker | null>(null)

/** Lets the worker keep the pages on this phone, once the first screen is there: what is needed now comes first. */
export function keepForOffline() {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  const begin = () => setTimeout(() => void register(), 3000)
  if (document.readyState === 'complete') begin()
  else addEventListener('load', begin, { once: true })
}

async function register() {
  const registration = await navigator.serviceWorker.register(`${prefix}/field/sw.js`, { scope: `${prefix}/field/` }).catch(() => null)
  if (!registration) return
  const look = (worker: ServiceWorker | null) => {
    // Without a controller it is the first version: nothing to offer.
    if (worker && navigator.serviceWorker.controller) waitingVersion.value = worker
  }
  look(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const fresh = registration.installing
    fresh?.addEventListener('statechange', () => { if (fresh.state === 'installed') look(fresh) })
  })
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') void registration.update().catch(() => {}) })
}

/** Turns to the newer version; asked for by the person, never in mid-report. */
export function turnToNewVersion() {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waitingVersion.value?.postMessage('turn')
}
