import type { APIRequestContext, Page } from '@playwright/test'
import { startPortal } from '../portal/deedbox'
import { looksRight } from '../portal/looks'
import type { Post } from '../portal/post'
import { type Company, expect, ok, password, test as plain } from '../portal/test'

type Short = {
  page: Page
  reads: (path: string) => ReturnType<APIRequestContext['get']>
  /** Yuki signs up in this browser and asks for an account for the company. */
  files: (company: Company) => Promise<{ id: string }>
}

const test = plain.extend<{ portalWith: (settings: Record<string, string>) => Promise<Short> }>({
  /** A portal of one's own, in which time is short. */
  portalWith: async ({ browser, post }, use) => {
    const closing: (() => Promise<void>)[] = []
    await use(async (settings) => {
      const portal = await startPortal({ DEEDBOX_SMTP_URL: post.url, ...settings })
      closing.push(portal.stop)
      const context = await browser.newContext({ baseURL: portal.url, reducedMotion: 'reduce' })
      closing.push(() => context.close())
      const headers = { Origin: portal.url, 'Content-Type': 'application/json' }
      const posts = (path: string, body: object) =>
        ok(context.request.post(`/api/v1${path}`, { headers, data: JSON.stringify(body) }))
      return {
        page: await context.newPage(),
        reads: (path) => context.request.get(`/api/v1${path}`),
        files: async (company) =>
          (await posts('/account-requests', await signUp(posts, post, company))).json(),
      }
    })
    for (const close of closing.reverse()) await close()
  },
})

async function signUp(posts: (path: string, body: object) => Promise<unknown>, post: Post, company: Company) {
  const email = `yuki@partner-${company.domain}`
  await posts('/sign-ups', { email, name: 'Yuki Tanaka', password })
  const token = (await post.linkTo(email, 'verify')).split('/').at(-1)
  await posts('/email-verifications', { token, password })
  return {
    accountName: company.name,
    domainIdentifier: company.domain,
    country: 'IT',
    approverEmails: [company.it],
  }
}

test('a link that is only too old is had anew by its own address, and every address gets the same answer', async ({
  portalWith,
  company,
  post,
}) => {
  const { page, reads, files } = await portalWith({ DEEDBOX_LINK_LIFETIME: '4s' })
  const keio = company()
  await files(keio)
  const link = await post.linkTo(keio.it, 'approvals')
  const token = link.split('/').at(-1)
  await page.context().clearCookies()
  await expect
    .poll(async () => (await reads(`/approval-links/${token}`)).status(), { timeout: 15_000 })
    .toBe(410)

  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1, name: 'This link has expired' })).toBeVisible()
  await looksRight(page)
  const answer = 'If this is the address that was asked, a mail with a new link is on its way.'
  const address = page.getByLabel('Mail address')
  const send = page.getByRole('button', { name: 'Send a new link' })
  await address.fill('nobody at nowhere')
  await send.click()
  await expect(address).toBeFocused()
  await expect(address).toHaveValue('nobody at nowhere')

  await address.fill(`stranger@${keio.domain}`)
  await send.click()
  await expect(page.getByText(answer)).toBeVisible()
  await page.reload()
  await address.fill(keio.it)
  await send.click()
  await expect(page.getByText(answer)).toBeVisible()

  await expect.poll(() => post.lettersTo(keio.it).length).toBe(2)
  expect(post.lettersTo(`stranger@${keio.domain}`)).toEqual([])
  await page.goto(await post.linkTo(keio.it, 'approvals'))
  await expect(page.getByRole('heading', { level: 1 })).toContainText(keio.name)
})

test('a request that nobody answers lapses: both sides are told, and it can be asked again', async ({
  portalWith,
  company,
  post,
}) => {
  const { page, reads, files } = await portalWith({ DEEDBOX_REQUEST_LIFETIME: '4s' })
  const keio = company()
  const { id } = await files(keio)
  const link = await post.linkTo(keio.it, 'approvals')
  await expect
    .poll(async () => (await reads(`/account-requests/${id}`)).text(), { timeout: 15_000 })
    .toContain('"status":"lapsed"')
  await page.goto(`/requests/${id}`)
  await expect(page.getByText('Nobody answered in time, so the request has lapsed.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'History' }).getByText('Lapsed')).toBeVisible()
  await post.letterTo(keio.it, (mail) => /has lapsed/.test(mail.subject))
  await page.getByRole('link', { name: 'Request again' }).click()
  await expect(page.getByLabel('Approver 1')).toHaveValue(keio.it)
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1, name: 'This request has lapsed' })).toBeVisible()
})
