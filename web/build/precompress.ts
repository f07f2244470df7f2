import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

/** Leaves a .br and a .gz beside each text file of the build, so that the server only picks one. */
export function precompress(): Plugin {
  let folder = ''
  return {
    name: 'wangge-precompress',
    apply: 'build',
    enforce: 'post',
    configResolved(config) { folder = config.build.outDir },
    closeBundle: { sequential: true, order: 'post', async handler() {
      const files = await readdir(folder, { recursive: true })
      await Promise.all(files.filter((f) => /\.(js|css|html|json|svg|webmanifest)$/.test(f)).map((f) => compress(join(folder, f))))
    } },
  }
}

async function compress(file: string) {
  const content = await readFile(file)
  if (content.length < 1024) return
  const level = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content, level))
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
}
