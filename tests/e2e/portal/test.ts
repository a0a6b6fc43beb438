import {
  type APIResponse,
  type BrowserContextOptions,
  expect,
  type Page,
  test as plain,
} from '@playwright/test'
import { type Portal, startPortal } from './deedbox'
import { type Post, startPost } from './post'

export { expect }

export const password = 'four quiet words here'

/** Somebody at a browser of their own. */
export type Person = {
  page: Page
  name: string
  email: string
  /** What the pages themselves would send, for the steps a test is not about. */
  posts: (path: string, body: unknown) => Promise<APIResponse>
  reads: (path: string) => Promise<APIResponse>
}

export type Company = { name: string; domain: string; it: string }

export type Account = { id: string; path: string; aiko: Person }

type World = {
  /** A browser that nobody has signed in with. */
  visitor: (options?: BrowserContextOptions) => Promise<Person>
  /** A user with a verified address, signed in. */
  member: (name: string, email: string, options?: BrowserContextOptions) => Promise<Person>
  /** A reviewer of the operator, signed in. */
  reviewer: (email: string) => Promise<Person>
  /** A company that no other test knows. */
  company: (name?: string) => Company
  /** An active account of that company, and Aiko Abe, who runs it. */
  account: (company: Company, options?: BrowserContextOptions) => Promise<Account>
}

type House = { post: Post; portal: Portal }

let companies = 0

export const test = plain.extend<World, House>({
  post: [
    async ({}, use) => {
      const post = await startPost()
      await use(post)
      await post.stop()
    },
    { scope: 'worker' },
  ],
  portal: [
    async ({ post }, use) => {
      const portal = await startPortal({ DEEDBOX_SMTP_URL: post.url })
      await use(portal)
      await portal.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ portal }, use) => use(portal.url),

  company: async ({}, use, info) => {
    await use((name = 'Aster Works') => {
      companies += 1
      const domain = `company${companies}-${info.workerIndex}.test`
      return { name: `${name} ${companies}-${info.workerIndex}`, domain, it: `it@${domain}` }
    })
  },

  visitor: async ({ browser, portal }, use, info) => {
    const closing: (() => Promise<void>)[] = []
    await use(async (options = {}) => {
      // Nothing is looked at half faded in.
      const context = await browser.newContext({ baseURL: portal.url, reducedMotion: 'reduce', ...options })
      const page = await context.newPage()
      const blocked = watchPolicy(page)
      const bare = await watchTexts(page)
      closing.push(async () => {
        await context.close()
        expect(bare, 'no key is shown where its text should be, not even for a moment').toEqual([])
        expect(blocked, 'the content security policy blocks nothing of our own').toEqual([])
      })
      // Calls from outside a page carry no origin of their own; the server wants to see its own.
      const headers = { Origin: portal.url, 'Content-Type': 'application/json' }
      return {
        page,
        name: '',
        email: '',
        posts: (path, body) =>
          context.request.post(`/api/v1${path}`, { headers, data: JSON.stringify(body) }),
        reads: (path) => context.request.get(`/api/v1${path}`),
      }
    })
    if (info.status !== info.expectedStatus) await info.attach('server log', { body: portal.said() })
    for (const close of closing) await close()
  },

  member: async ({ visitor, post }, use) => {
    await use(async (name, email, options) => {
      const person = { ...(await visitor(options)), name, email }
      await ok(person.posts('/sign-ups', { email, name, password }))
      const token = (await post.linkTo(email, 'verify')).split('/').at(-1)
      await ok(person.posts('/email-verifications', { token, password }))
      return person
    })
  },

  account: async ({ member }, use) => {
    await use(async (company, options) => {
      const yuki = await member('Yuki Tanaka', `yuki@partner-${company.domain}`)
      const request = await files(yuki, company)
      const aiko = await member('Aiko Abe', company.it, options)
      await approves(aiko, request.id)
      const { id } = request.smartAccount
      return { id, path: `/accounts/${id}`, aiko }
    })
  },

  reviewer: async ({ visitor, portal }, use) => {
    await use(async (email) => {
      const person = { ...(await visitor()), name: 'Rosa Reviewer', email }
      const printed = await portal.command('admin', 'create', '--email', email, '--name', person.name)
      await ok(person.posts(`/sign-in-links/${printed.match(/\/enter\/(\S+)/)?.[1]}`, { password }))
      return person
    })
  },
})

function watchPolicy(page: Page): string[] {
  const blocked: string[] = []
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) blocked.push(message.text())
  })
  page.on('pageerror', (error) => blocked.push(String(error)))
  return blocked
}

async function watchTexts(page: Page): Promise<string[]> {
  const bare: string[] = []
  await page.exposeFunction('foundKey', (key: string) => bare.push(key))
  await page.addInitScript(() => {
    const look = () => {
      const key = document.body?.textContent.match(/\bui\.[a-z_]+\.[a-z0-9_]+/)?.[0]
      if (key) (window as unknown as { foundKey: (key: string) => void }).foundKey(key)
    }
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true })
  })
  return bare
}

export async function ok(answer: Promise<APIResponse>): Promise<APIResponse> {
  const response = await answer
  expect(response.ok(), `${response.status()} ${await response.text()}`).toBe(true)
  return response
}

/** A request filed without the form, for tests of what comes after it. */
export async function files(person: Person, company: Company, more: object = {}) {
  const answer = await ok(
    person.posts('/account-requests', {
      accountName: company.name,
      domainIdentifier: company.domain,
      country: 'IT',
      approverEmails: [company.it],
      ...more,
    }),
  )
  return (await answer.json()) as { id: string; status: string; smartAccount: { id: string } }
}

/** The decision without the page for it. */
export async function approves(person: Person, requestId: string) {
  const { agreement } = await (await ok(person.reads(`/account-requests/${requestId}`))).json()
  await ok(
    person.posts(`/account-requests/${requestId}/decision`, {
      verdict: 'approved',
      agreementVersion: agreement.version,
    }),
  )
}

export async function statusOf(person: Person, requestId: string): Promise<string> {
  return (await (await ok(person.reads(`/account-requests/${requestId}`))).json()).status
}

/** Fills the form of a new request up to the button that reviews it. */
export async function fillsTheForm(page: Page, company: Company) {
  await page.getByLabel('Account name').fill(company.name)
  await page.getByRole('button', { name: 'Edit the domain identifier' }).click()
  await page.getByRole('textbox', { name: 'Domain identifier' }).fill(company.domain)
  await page.getByRole('combobox', { name: 'Country' }).fill('italy')
  await page.getByRole('option', { name: 'Italy' }).click()
  await page.getByLabel('Approver 1').fill(company.it)
}
