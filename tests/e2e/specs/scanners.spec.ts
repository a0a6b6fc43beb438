// A scanner with a whole browser: it runs the page's script, submits its forms and presses its buttons, and nothing of
// what the portal has stored becomes another. Over plain HTTP: tests/api/scanners_test.cpp.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page, Request } from '@playwright/test'
import { startPortal } from '../portal/deedbox'
import { expect, files, ok, password, test as plain } from '../portal/test'

type Store = { folder: string; rows: () => Promise<string> }

const test = plain.extend<object, { store: Store }>({
  store: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'deedbox-scanned-'))
      const dump = async () => {
        const { stdout } = await promisify(execFile)('sqlite3', [join(folder, 'deedbox.db'), '.dump'], {
          maxBuffer: 64 * 1024 * 1024,
        })
        // The calendar notes when it looked last; that is nobody's doing.
        return stdout.replace(/^INSERT INTO jobs .*$/gm, '')
      }
      await use({ folder, rows: () => whenQuiet(dump) })
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  portal: [
    async ({ post, store }, use) => {
      const portal = await startPortal({
        DEEDBOX_SMTP_URL: post.url,
        DEEDBOX_DATABASE: `sqlite:${join(store.folder, 'deedbox.db')}`,
      })
      await use(portal)
      await portal.stop()
    },
    { scope: 'worker' },
  ],
})

/** Everything that is stored, once the mails are sent and the events sealed. */
async function whenQuiet(dump: () => Promise<string>): Promise<string> {
  let last = await dump()
  for (let same = 0; same < 5; ) {
    await new Promise((soon) => setTimeout(soon, 600))
    const now = await dump()
    same = now === last ? same + 1 : 0
    last = now
  }
  return last
}

// The one button that is the act itself, which its reader presses; everything else on the page is pressed.
const theAct = { stop: 'Not me, stop these mails' }

test('a scanner that runs the page, submits its forms and presses its buttons changes nothing', async ({
  member,
  visitor,
  company,
  post,
  store,
  portal,
}) => {
  test.setTimeout(180_000)
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  const request = await files(yuki, keio, { noteToApprover: 'https://evil.test/ is no link.' })
  const mia = await visitor()
  await ok(mia.posts('/sign-ups', { email: `mia@${keio.domain}`, name: 'Mia Falk', password }))
  await ok(mia.posts('/password-resets', { email: yuki.email }))
  const links = {
    approvals: await post.linkTo(keio.it, 'approvals'),
    verify: await post.linkTo(`mia@${keio.domain}`, 'verify'),
    reset: await post.linkTo(yuki.email, 'reset'),
    stop: await post.linkTo(keio.it, 'stop'),
    enter: (await portal.command('admin', 'create', '--email', 'desk@operator.test')).trim(),
  }
  const before = await store.rows()

  for (const [kind, link] of Object.entries(links)) {
    await test.step(kind, async () => {
      const { page } = await visitor({ userAgent: 'Mozilla/5.0 (compatible; SafeLinks sandbox)' })
      watch(page)
      await opens(page, link)
      for (const form of await page.locator('form').all()) {
        await form.evaluate((one: HTMLFormElement) => {
          one.noValidate = true
          one.requestSubmit()
        })
        await settled(page)
        await opens(page, link)
      }
      const spared = kind === 'stop' ? theAct.stop : null
      const buttons = await pressable(page, spared).count()
      console.log(kind, buttons, Date.now() % 1000000, await pressable(page, spared).allInnerTexts())
      for (let i = 0; i < buttons; i += 1) {
        await opens(page, link)
        await presses(page, i, spared)
        // What the first press has brought: a dialog's buttons, another form.
        const more = await pressable(page, spared).count()
        console.log('  ', i, more, Date.now() % 1000000)
        for (let j = 0; j < more; j += 1) await presses(page, j, spared)
      }
    })
  }
  expect(await store.rows()).toBe(before)

  await test.step('and the links still work for their readers', async () => {
    const token = (link: string) => link.split('/').at(-1)
    const aiko = await visitor()
    const approvalToken = token(links.approvals)
    await ok(aiko.posts('/sign-ups', { email: keio.it, name: 'Aiko Abe', password, approvalToken }))
    await ok(
      aiko.posts(`/account-requests/${request.id}/decision`, { verdict: 'declined', reason: 'Not ours.' }),
    )
    await ok(mia.posts('/email-verifications', { token: token(links.verify), password }))
    await ok(mia.posts('/mail-stops', { token: token(links.stop) }))
    await ok((await visitor()).posts(`/sign-in-links/${token(links.enter)}`, { password }))
  })
})

async function opens(page: Page, link: string) {
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await settled(page)
}

/** Until what a press has set off has had its answer. */
async function settled(page: Page) {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  await expect.poll(() => underWay.get(page)?.size ?? 0, { intervals: [10, 20, 50] }).toBe(0)
}

const underWay = new WeakMap<Page, Set<Request>>()

function watch(page: Page) {
  const calls = new Set<Request>()
  underWay.set(page, calls)
  page.on('request', (call) => calls.add(call))
  page.on('requestfinished', (call) => calls.delete(call))
  page.on('requestfailed', (call) => calls.delete(call))
}

function pressable(page: Page, spared: string | null) {
  const buttons = page.locator(
    'button:visible, [role=button]:visible, input[type=submit]:visible, summary:visible',
  )
  return spared === null ? buttons : buttons.filter({ hasNotText: spared })
}

async function presses(page: Page, number: number, spared: string | null) {
  const button = pressable(page, spared).nth(number)
  // It may be gone or covered by what was pressed before; a scanner does not care either.
  await button.click({ timeout: 500, force: true }).catch(() => {})
  await settled(page)
}
