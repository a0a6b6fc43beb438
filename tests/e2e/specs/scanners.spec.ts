// What mail scanners with a whole browser do to the links in our mails: they run the page’s script, press what they find,
// submit forms and fill in junk. They do not know whose the link is, so its address is typed. What keeps junk out of forms
// that take nothing but a password is its least length. Over plain HTTP: tests/api/scanners_test.cpp.
import { pressesEverything, scanWith, sendsJunk, submitsEverything } from '../portal/scanner'
import { type Company, expect, files, ok, type Person, password, test as plain } from '../portal/test'

type Mailed = {
  links: Record<'approvals' | 'invitations' | 'verify' | 'reset' | 'stop' | 'enter' | 'request', string>
  /** Who is asked; without a user yet. */
  approver: string
  /** The request as the requester reads it, and everybody who was sent a mail so far. */
  standing: () => Promise<{ request: unknown; mailTo: string[] }>
  /** Each of the people whom the links were mailed to does what the link is for. */
  readersUseTheirLinks: () => Promise<void>
}

const test = plain.extend<{ mailed: Mailed }>({
  mailed: async ({ member, visitor, company, post, portal }, use) => {
    const keio = company()
    const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
    const mia = { ...(await visitor()), email: `mia@${keio.domain}` }
    const request = await files(yuki, keio, { users: [{ email: mia.email, role: 'user' }] })
    const gus = `gus@guest-${keio.domain}`
    const other = company()
    await invites(yuki, await member('Lin Ma', other.it), other, gus)
    await ok(mia.posts('/sign-ups', { email: mia.email, name: 'Mia Falk', password }))
    await ok(mia.posts('/password-resets', { email: yuki.email }))
    const links = {
      approvals: await post.linkTo(keio.it, 'approvals'),
      invitations: await post.linkTo(gus, 'invitations'),
      verify: await post.linkTo(mia.email, 'verify'),
      reset: await post.linkTo(yuki.email, 'reset'),
      stop: await post.linkTo(keio.it, 'stop'),
      enter: (await portal.command('admin', 'create', '--email', `desk@${keio.domain}`)).trim(),
      request: `${portal.url}/requests/${request.id}`,
    }
    await expect
      .poll(async () => (await readRequest(yuki, request.id)).mails)
      .toEqual([expect.objectContaining({ state: 'sent' })])

    await use({
      links,
      approver: keio.it,
      standing: async () => {
        // Mails leave in the order they were owed: when this one is there, so is what a scanner set off.
        const last = `nobody-${post.letters().length}@${keio.domain}`
        await ok(mia.posts('/password-resets', { email: last }))
        await post.letterTo(last)
        const others = post.letters().filter(({ to }) => !to.startsWith('nobody-'))
        return { request: await readRequest(yuki, request.id), mailTo: others.map(({ to }) => to) }
      },
      readersUseTheirLinks: async () => {
        await ok(mia.posts('/email-verifications', { token: tokenOf(links.verify) }))
        await ok((await visitor()).posts(`/sign-in-links/${tokenOf(links.enter)}`, { password }))
        await choosesAPassword(await visitor(), links.reset)
        await declines(await visitor(), keio.it, links.approvals)
        await stopsMails(await visitor(), keio.it, links.stop)
        await accepts(await visitor(), gus, links.invitations)
      },
    })
  },
})

async function readRequest(person: Person, id: string) {
  return (await ok(person.reads(`/account-requests/${id}`))).json()
}

function tokenOf(link: string) {
  return link.split('/').at(-1)
}

async function choosesAPassword({ page }: Person, link: string) {
  await page.goto(link)
  await page.getByLabel('Choose a password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Set new password' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The new password is set' })).toBeVisible()
}

async function declines({ page }: Person, email: string, link: string) {
  await page.goto(link)
  await page.getByRole('button', { name: 'Decline' }).click()
  const dialog = page.getByRole('dialog', { name: 'Decline this request?' })
  await dialog.getByLabel('Mail address').fill(email)
  await dialog.getByLabel('Reason').fill('We buy through our parent company.')
  await dialog.getByRole('button', { name: 'Decline the request' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You declined the request' })).toBeVisible()
}

/** A request with somebody from outside on its list, approved. */
async function invites(requester: Person, approver: Person, company: Company, guest: string) {
  const request = await files(requester, company, { users: [{ email: guest, role: 'user' }] })
  const { agreement } = await readRequest(approver, request.id)
  const decision = { verdict: 'approved', agreementVersion: agreement.version }
  await ok(approver.posts(`/account-requests/${request.id}/decision`, decision))
}

async function accepts({ page }: Person, email: string, link: string) {
  await page.goto(link)
  await page.getByLabel('Mail address').first().fill(email)
  await page.getByLabel('Your name').fill('Gus Grey')
  await page.getByLabel('Choose a password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign up and go on' }).click()
  await page.getByRole('button', { name: 'Accept the invitation' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /You are a member of/ })).toBeVisible()
}

async function stopsMails({ page }: Person, email: string, link: string) {
  await page.goto(link)
  await page.getByLabel('Mail address').fill(email)
  await page.getByRole('button', { name: 'Not me, stop these mails' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'No more mails' })).toBeVisible()
}

test('a scanner that runs the pages, presses, submits and types junk changes nothing', async ({
  mailed,
  visitor,
}) => {
  test.setTimeout(300_000) // every button of every page
  const scanner = scanWith((await visitor()).page)
  const before = await mailed.standing()
  const nothingCameOfIt = async () => {
    expect(scanner.taken).toEqual([])
    expect(await mailed.standing()).toEqual(before)
  }
  const links = Object.entries(mailed.links)

  await test.step('pressing everything, and all that comes of it', async () => {
    // What is around a page is the same on each of them.
    for (const [kind, link] of links)
      await pressesEverything(scanner, link, kind === 'approvals' ? 'body' : 'main')
    await nothingCameOfIt()
  })
  await test.step('submitting every form, and Enter in every field', async () => {
    for (const [, link] of links) await submitsEverything(scanner, link)
    await nothingCameOfIt()
  })
  await test.step('junk in every field, every box ticked, and each button', async () => {
    for (const [, link] of links) await sendsJunk(scanner, link)
    // Long enough for a password; what it does not know is whose link that is.
    await sendsJunk(scanner, mailed.links.approvals, 'A scanner types 123!')
    await sendsJunk(scanner, mailed.links.invitations, 'A scanner types 123!')
    await nothingCameOfIt()
  })
  await test.step('and each link is still there for its reader', mailed.readersUseTheirLinks)
})

test('even in the browser of the approver, signed in, no press alone decides', async ({ mailed, member }) => {
  const { page } = await member('Aiko Abe', mailed.approver)
  const before = await mailed.standing()
  const scanner = scanWith(page)
  await pressesEverything(scanner, mailed.links.approvals, 'main')
  expect(scanner.taken).toEqual([])
  expect(await mailed.standing()).toEqual(before)
  await page.goto(mailed.links.approvals)
  await expect(page.getByRole('button', { name: 'Approve and create account' })).toBeVisible()
})
