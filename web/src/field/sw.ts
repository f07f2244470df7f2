/// <reference lib="webworker" />
import { clientsClaim } from 'workbox-core'
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { CacheFirst, StaleWhileRevalidate } from 'workbox-strategies'
import { sendForAll } from '@/offline/sendForAll'

declare const self: ServiceWorkerGlobalScope

// The page is asked for by the address that the server has it under; files are by theirs.
const page = self.registration.scope
precacheAndRoute((self.__WB_MANIFEST as { url: string, revision: string | null }[]).map((entry) => entry.url === '/field/index.html' ? { ...entry, url: page } : entry), { directoryIndex: '' })
cleanupOutdatedCaches()
registerRoute(new NavigationRoute(createHandlerBoundToURL(page)))

// Tiles of a version never change; the other parts of the map are renewed when they can be.
registerRoute(({ url }) => /\/tiles\/.*\.mvt/.test(url.pathname), new CacheFirst({ cacheName: 'wangge-tiles', plugins: [bounded(600)] }))
registerRoute(({ url }) => /\/tiles\//.test(url.pathname), new StaleWhileRevalidate({ cacheName: 'wangge-map' }))

clientsClaim()

// A new version waits until its person asks for it.
self.addEventListener('message', ({ data }) => { if (data === 'turn') void self.skipWaiting() })

self.addEventListener('sync', (event) => {
  const sync = event as ExtendableEvent & { tag: string }
  if (sync.tag === 'wangge-send') sync.waitUntil(sendForAll())
})

// Being sent was said while the page was out of sight: a press on it brings the page.
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(self.clients.matchAll({ type: 'window' }).then((pages) => pages[0] ? pages[0].focus() : self.clients.openWindow(page)))
})

/** Keeps a cache to so many entries, the newest. */
function bounded(most: number) {
  return {
    async cacheDidUpdate({ cacheName }: { cacheName: string }) {
      const cache = await caches.open(cacheName)
      const keys = await cache.keys()
      if (keys.length > most) await Promise.all(keys.slice(0, keys.length - most).map((key) => cache.delete(key)))
    },
  }
}
