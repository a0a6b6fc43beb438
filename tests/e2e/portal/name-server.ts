import { startNameServer } from '../../support/name_server.mjs'
import { startPortal } from './deedbox'
import { test as plain } from './test'

type NameServer = Awaited<ReturnType<typeof startNameServer>>

/** The portal asks a name server of its own, whose records a test changes. */
export const test = plain.extend<object, { names: NameServer }>({
  names: [
    async ({}, use) => {
      const names = await startNameServer()
      await use(names)
      await names.stop()
    },
    { scope: 'worker' },
  ],
  portal: [
    async ({ post, names }, use) => {
      const portal = await startPortal({
        DEEDBOX_SMTP_URL: post.url,
        DEEDBOX_DNS: names.address,
        DEEDBOX_DNS_TRUST_ANCHOR_FILE: '',
      })
      await use(portal)
      await portal.stop()
    },
    { scope: 'worker' },
  ],
})
