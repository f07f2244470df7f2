import { createApp, type Component } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { prefix } from '@/api'
import { openWords, type MessageFiles } from '@/i18n'
import { mindMissingParts } from './missingParts'
import './tokens.css'
import './base.css'

/** Starts a face: its words, its routes, its frame. */
export async function openFace(frame: Component, base: string, routes: RouteRecordRaw[], files: MessageFiles) {
  const router = createRouter({
    history: createWebHistory(prefix + base),
    routes,
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  })
  // The first page is on its way while the words are: over a slow line one trip less.
  for (const { components } of router.resolve(location.pathname.slice((prefix + base).replace(/\/$/, '').length) || '/').matched) {
    if (typeof components?.default === 'function') void (components.default as () => Promise<unknown>)().catch(() => {})
  }
  const words = await openWords(files)
  mindMissingParts(router, () => words.plugin.global.t('ui.part-missing'))
  const app = createApp(frame).use(words.plugin).use(router).provide('words', words)
  app.mount('#app')
  return { app, router, words }
}
