import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const compressible = ['.css', '.html', '.js', '.json', '.svg', '.txt', '.webmanifest']

const brotli = (content: Buffer) =>
  brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  })

const gzip = (content: Buffer) => gzipSync(content, { level: constants.Z_BEST_COMPRESSION })

/**
 * Beside each built file its brotli and its gzip, for the server to send as they are: compressed once, and as well as can be.
 * The page itself is not among them, because the server puts a nonce in each time.
 */
export function compressed(): Plugin {
  let folder = ''
  return {
    name: 'deedbox-compressed',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir)
    },
    // Not earlier: only then what is in `public` is there, too.
    closeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        const path = join(folder, name)
        if (name.startsWith('.') || name === 'index.html' || !compressible.includes(extname(name))) continue
        if (!statSync(path).isFile()) continue
        const content = readFileSync(path)
        for (const [ending, compress] of Object.entries({ br: brotli, gz: gzip })) {
          const smaller = compress(content)
          if (smaller.length < content.length) writeFileSync(`${path}.${ending}`, smaller)
        }
      }
    },
  }
}
