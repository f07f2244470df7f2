import { readFileSync } from 'node:fs'
import { fileURLToPath, URL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import i18n from '@intlify/unplugin-vue-i18n/vite'
import { defineConfig } from 'vitest/config'
import { offline } from './build/offline'
import { precompress } from './build/precompress'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// Where `npm run dev` finds a running server.
const server = process.env.WANGGE_SERVER ?? 'http://localhost:5080'

/** A chunk that only one face uses begins with the face's name, so that the phone keeps its own alone. */
const faceOf = (modules: readonly string[]) => {
  const faces = new Set(modules.map((id) => /\/(portal|field|office)\//.exec(id.replace(/^.*\/(?:src|node_modules)\/(?:modules\/[^/]+)?/, '/'))?.[1] ?? ''))
  const [only] = [...faces].filter(Boolean)
  return only && [...faces].filter(Boolean).length === 1 ? `${only}-` : ''
}

// One version for the program and its pages.
const version = /<Version>([^<]+)</.exec(readFileSync(here('../Directory.Build.props'), 'utf8'))?.[1] ?? ''

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [
    vue(),
    // Messages are compiled here, so that pages need no eval under their Content-Security-Policy.
    i18n({ include: [here('./src/**/locales/*.json')], runtimeOnly: true, compositionOnly: true, strictMessage: false }),
    offline(here('./src/field/sw.ts')),
    precompress(),
  ],
  resolve: { alias: { '@': here('./src') } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { portal: here('./index.html'), field: here('./field/index.html'), office: here('./office/index.html') },
      // Only what several faces share and what is large of itself has a chunk of its own; the rest follows the routes.
      output: {
        chunkFileNames: (chunk) => `assets/${faceOf(chunk.moduleIds)}[name]-[hash].js`,
        manualChunks: (id) =>
          /node_modules\/(vue|@vue|vue-router|vue-i18n|@intlify)\//.test(id) ? 'vue'
          : id.includes('node_modules/maplibre-gl/') ? 'maplibre'
          : /node_modules\/(echarts|zrender)\//.test(id) ? 'echarts'
          // What every page needs comes in one file and not in a dozen.
          : /\/src\/(?:api|i18n|session|ui)\/(?!.*(?:SeriesChart|VirtualList|locales))/.test(id) ? 'ui'
          // A phone's words of one language are one file: each more is a trip over a slow line.
          : /\/src\/(?:modules\/[^/]+\/)?(field|portal)\/locales\/([\w-]+)\.json/.exec(id)?.slice(1).join('-words-'),
      },
    },
  },
  worker: { format: 'es' },
  server: {
    proxy: Object.fromEntries(['/api', '/d/', '/tiles', '/openapi', '/live'].map((path) => [path, { target: server, ws: path === '/live' || path === '/d/' }])),
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], setupFiles: ['src/testing/setup.ts'] },
})
