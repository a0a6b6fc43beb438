import { accessible } from '../portal/looks'
import { expect, files, password, statusOf, test } from '../portal/test'

test('opening an approval link changes nothing, however it is opened', async ({
  member,
  visitor,
  company,
  post,
}) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  const request = await files(yuki, keio)
  const link = await post.linkTo(keio.it, 'approvals')
  const before = await (await yuki.reads(`/account-requests/${request.id}`)).json()

  const scanner = await visitor()
  const sent: string[] = []
  scanner.page.on('request', (call) => {
    if (!['GET', 'HEAD'].includes(call.method())) sent.push(`${call.method()} ${call.url()}`)
  })
  await scanner.page.context().request.head(link)
  await scanner.page.context().request.get(link)
  for (const _ of [1, 2]) {
    await scanner.page.goto(link)
    await expect(scanner.page.getByRole('heading', { level: 1 })).toContainText(keio.name)
  }
  await scanner.page.waitForLoadState('networkidle')
  expect(sent).toEqual([])

  const after = await (await yuki.reads(`/account-requests/${request.id}`)).json()
  expect(after.status).toBe('pending')
  expect(after.history).toEqual(before.history)
  // What became of the mail may be known only by now; who is asked is as it was.
  const asked = (read: { approvers: { email: string; state: string }[] }) =>
    read.approvers.map(({ email, state }) => ({ email, state }))
  expect(asked(after)).toEqual(asked(before))
})

test('opening it as the approver, signed in, decides nothing either', async ({ member, company, post }) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  const request = await files(yuki, keio)
  const link = await post.linkTo(keio.it, 'approvals')
  const { page } = await member('Aiko Abe', keio.it)
  await page.goto(link)
  await expect(page.getByRole('button', { name: 'Approve and create account' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Approve and create account' })).toBeVisible()
  expect(await statusOf(yuki, request.id)).toBe('pending')
})

test('a verification link verifies by its button only, and elsewhere asks for the password', async ({
  visitor,
  company,
  post,
}) => {
  const { domain } = company()
  const email = `mia@${domain}`
  const mia = await visitor()
  await mia.page.goto('/sign-up')
  await mia.page.getByLabel('Mail address').fill(email)
  await mia.page.getByLabel('Your name').fill('Mia Falk')
  await mia.page.getByLabel('Choose a password', { exact: true }).fill(password)
  await mia.page.getByRole('button', { name: 'Sign up' }).click()
  await expect(mia.page.getByRole('heading', { level: 1, name: 'Please check your mail' })).toBeFocused()
  await expect(mia.page.getByText(email)).toBeVisible()
  const link = await post.linkTo(email, 'verify')

  await test.step('a stranger who opens it, and even presses the button, verifies nothing', async () => {
    const { page } = await visitor()
    await page.goto(link)
    await page.getByRole('button', { name: 'Verify address' }).click()
    await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
    await page.getByLabel('Password', { exact: true }).fill('a guess of a password')
    await page.getByRole('button', { name: 'Verify address' }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    const signIn = await mia.posts('/sessions', { email, password })
    expect((await signIn.json()).code).toBe('session.unverified')
  })

  await test.step('in her own browser the button is enough', async () => {
    await mia.page.goto(link)
    await mia.page.getByRole('button', { name: 'Verify address' }).click()
    await expect(mia.page.getByRole('heading', { level: 1, name: 'Your address is verified' })).toBeFocused()
    await mia.page.getByRole('link', { name: 'Go on' }).click()
    await expect(mia.page.getByRole('heading', { level: 1, name: 'Welcome, Mia Falk' })).toBeVisible()
  })

  await test.step('the link is used up then', async () => {
    const { page } = await visitor()
    await page.goto(link)
    await page.getByRole('button', { name: 'Verify address' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'This link has ended' })).toBeVisible()
  })
})

test('a mangled link is unknown, and says what may have happened', async ({ visitor }) => {
  const { page } = await visitor()
  await page.goto('/approvals/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')
  await expect(page.getByRole('heading', { level: 1, name: 'We do not know this link' })).toBeVisible()
  await page.goto('/no/such/place')
  await expect(page.getByRole('heading', { level: 1, name: 'This page does not exist' })).toBeVisible()
})

test('"not me, stop these mails" asks for the address, as a scanner would press the button too', async ({
  member,
  visitor,
  company,
  post,
}) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await files(yuki, keio)
  const { page } = await visitor()
  await page.goto(await post.linkTo(keio.it, 'stop'))
  await expect(page.getByText(`Address: ${keio.it}`)).toBeVisible()
  const address = page.getByLabel('Mail address')
  const stop = page.getByRole('button', { name: 'Not me, stop these mails' })
  await stop.click()
  await expect(address).toBeFocused()
  await expect(address).toHaveAccessibleDescription(`Please type ${keio.it}, as it is written above.`)
  await address.fill(` ${keio.it.toUpperCase()} `)
  await stop.click()
  await expect(page.getByRole('heading', { level: 1, name: 'No more mails' })).toBeFocused()
  await expect(page.getByText('you can allow the others again on your profile page')).toBeVisible()

  const ito = await member('Ito', keio.it) // the mail that verifies the address comes all the same
  await ito.page.goto('/profile')
  const stopped = ito.page.getByRole('region', { name: 'Stopped mails' })
  await accessible(ito.page)
  await stopped.getByRole('button', { name: 'Allow these mails again' }).click()
  await expect(ito.page.getByText('You get these mails again.')).toBeVisible()
  await ito.page.reload()
  await expect(ito.page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(stopped).toHaveCount(0)
})
