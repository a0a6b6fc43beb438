import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressed } from './tools/compressed-plugin.ts'
import { firstFiles } from './tools/first-files-plugin.ts'
import { guides } from './tools/guides-plugin.ts'
import { noCircles } from './tools/no-circles-plugin.ts'
import { texts } from './tools/texts-plugin.ts'

const opensAbove =
  /(Dialog|HelpAside|menus|CountrySelect)\.tsx|\/(Modal|ModalBase|ScrollArea|Popover|Menu|Combobox|Select|Overlay|FocusTrap|Floating)\/(?!.*(to-int|ComboboxChevron|Combobox\.module))/

/** What several pages share, but none of those that people see first. */
const ofLaterPages =
  /\/(Radio|Accordion)\/(?!.*RadioIcon)|get-context-item-index|use-debounced-value|\/ui\/addresses\.ts|\/ui\/table\/|(table|virtual)-core|react-(table|virtual)/

export default defineConfig({
  plugins: [
    react(),
    texts('../i18n/pages', 'src/main.tsx'),
    guides('src/guides/texts', '../i18n/pages'),
    firstFiles('src/portal/router.tsx'),
    noCircles(),
    compressed(),
  ],
  // The server puts a fresh nonce in place of this word each time it sends index.html.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2022',
    // The policy forbids data: addresses, so even the smallest picture stays a file.
    assetsInlineLimit: 0,
    // One sheet: those of single pages are a few hundred octets each, and each would be a trip of its own.
    cssCodeSplit: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every page needs is one file, and what several share is another. What opens above a page is not among it:
            // that is as much again, and comes when it is opened.
            { name: 'portal', tags: ['$initial'], priority: 3 },
            {
              name: 'shared',
              test: (id) =>
                /\/src\/(api|portal|ui|requests\/lists)\/|\/@mantine\/|\/@tanstack\//.test(id) &&
                !opensAbove.test(id) &&
                !ofLaterPages.test(id),
              minShareCount: 2,
              includeDependenciesRecursively: false,
              priority: 1,
            },
            // The working screens: what their lists are made of.
            {
              name: 'table',
              test: (id) =>
                /\/src\/ui\/table\/|\/@tanstack\/(react-)?(table|virtual)/.test(id) && !opensAbove.test(id),
              minShareCount: 2,
              includeDependenciesRecursively: false,
              priority: 2,
            },
            // A trip of its own for each of these would be longer than they are.
            {
              name: 'rooms',
              test: /\/src\/accounts\/(account-|Scope|.*\/queries)/,
              minShareCount: 2,
              includeDependenciesRecursively: false,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
