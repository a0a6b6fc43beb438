import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { guides } from './tools/guides-plugin.ts'
import { texts } from './tools/texts-plugin.ts'

export default defineConfig({
  plugins: [react(), texts('../i18n/pages', 'src/main.tsx'), guides('src/guides/texts', '../i18n/pages')],
  // The server puts a fresh nonce in place of this word each time it sends index.html.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2022',
    // The policy forbids data: addresses, so even the smallest picture stays a file.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    manifest: true,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
