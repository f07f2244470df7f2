import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build as bundle } from 'vite'
import type { Plugin } from 'vite'
import { getManifest } from 'workbox-build'

/** Builds the field face's service worker, with the list of files that it keeps. */
export function offline(source: string): Plugin {
  let folder = ''
  return {
    name: 'wangge-offline',
    apply: 'build',
    configResolved(config) { folder = config.build.outDir },
    closeBundle: { sequential: true, async handler() {
      if (!existsSync(source)) return
      const { manifestEntries } = await getManifest({
        globDirectory: folder,
        // Each face's files begin with its name; what is shared does not. The office's charts are not for the phone.
        globPatterns: ['field/index.html', 'assets/**/*.{js,css,svg,woff2}', 'field/*.{svg,png,webmanifest}'],
        globIgnores: ['assets/office-*', 'assets/portal-*', 'assets/echarts-*', '**/sw.js'],
        dontCacheBustURLsMatching: /assets\//,
        maximumFileSizeToCacheInBytes: 4 << 20,
        modifyURLPrefix: { '': '/' },
      })
      await bundle({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        resolve: { alias: { '@': dirname(dirname(source)) } },
        define: { 'self.__WB_MANIFEST': JSON.stringify(manifestEntries), 'process.env.NODE_ENV': '"production"' },
        build: {
          outDir: join(folder, 'field'),
          emptyOutDir: false,
          lib: { entry: source, formats: ['iife'], name: 'worker', fileName: () => 'sw.js' },
        },
      })
    } },
  }
}
