import { expect, files, password, statusOf, test } from '../portal/test'

test('an approver declines with a reason, and the requester reads it', async ({
  member,
  visitor,
  company,
  post,
}) => {
  const lund = company('Lund Hospital')
  const yuki = await member('Yuki Tanaka', `yuki@partner-${lund.domain}`)
  const request = await files(yuki, lund)
  const link = await post.linkTo(lund.it, 'approvals')
  const { page } = await member('Lars Berg', lund.it)

  await page.goto(link)
  await page.getByRole('button', { name: 'Decline' }).click()
  const dialog = page.getByRole('dialog', { name: 'Decline this request?' })
  await dialog.getByRole('button', { name: 'Decline the request' }).click()
  await expect(dialog.getByLabel('Reason')).toBeFocused()
  await expect(dialog.getByLabel('Reason')).toHaveAttribute('aria-invalid', 'true')
  expect(await statusOf(yuki, request.id)).toBe('pending')

  await dialog.getByLabel('Reason').fill('We buy through our parent company.')
  await dialog.getByRole('button', { name: 'Decline the request' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You declined the request' })).toBeFocused()

  const answer = await post.letterTo(yuki.email, (mail) => mail.subject.includes(lund.name))
  expect(answer.text).toContain('We buy through our parent company.')
  await yuki.page.goto(`/requests/${request.id}`)
  await expect(yuki.page.getByText('We buy through our parent company.')).toBeVisible()
  await expect(yuki.page.getByText('Declined').first()).toBeVisible()

  await test.step('the link is dead now: it says why, and shows Lars the request', async () => {
    const { page: elsewhere } = await visitor()
    await elsewhere.goto(link)
    await expect(
      elsewhere.getByRole('heading', { level: 1, name: 'This request has been decided' }),
    ).toBeVisible()
    await page.goto(link)
    await expect(page).toHaveURL(`/requests/${request.id}`)
    await expect(page.getByText('We buy through our parent company.')).toBeVisible()
  })

  await test.step('asking again starts from what was asked before', async () => {
    await yuki.page.getByRole('link', { name: 'Request again' }).click()
    await expect(yuki.page).toHaveURL(`/requests/new?again=${request.id}`)
    await expect(yuki.page.getByLabel('Account name')).toHaveValue(lund.name)
    await expect(yuki.page.getByLabel('Approver 1')).toHaveValue(lund.it)
    await yuki.page.getByRole('button', { name: 'Review request' }).click()
    const dialog = yuki.page.getByRole('dialog', { name: 'Review your request' })
    await expect(dialog.getByText('A reviewer of Northwind Networks looks first')).toBeVisible()
    await expect(dialog.getByText('was declined not long ago').first()).toBeVisible()
  })
})

test('cancelling changes nothing and leads back', async ({ member, company, post }) => {
  const lund = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${lund.domain}`)
  const request = await files(yuki, lund)
  const link = await post.linkTo(lund.it, 'approvals')
  const { page } = await member('Lars Berg', lund.it)
  await page.goto(link)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Nothing has changed' })).toBeFocused()
  expect(await statusOf(yuki, request.id)).toBe('pending')
  await page.getByRole('link', { name: 'Back to the request' }).click()
  await expect(page.getByRole('button', { name: 'Approve and create account' })).toBeVisible()
})

test('the second of two approvers learns that the first was faster', async ({ member, company, post }) => {
  const lund = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${lund.domain}`)
  await files(yuki, lund, { approverEmails: [lund.it, `head@${lund.domain}`] })
  const links = [
    await post.linkTo(lund.it, 'approvals'),
    await post.linkTo(`head@${lund.domain}`, 'approvals'),
  ] as const
  const lars = await member('Lars Berg', lund.it)
  const eva = await member('Eva Holm', `head@${lund.domain}`)
  await lars.page.goto(links[0])
  await eva.page.goto(links[1])
  for (const { page } of [lars, eva]) {
    await page.getByRole('checkbox', { name: /accept it for the company/ }).check()
    await page.getByRole('button', { name: 'Approve and create account' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  }
  await expect(lars.page.getByRole('heading', { level: 1, name: `${lund.name} is active` })).toBeVisible()
  await expect(
    eva.page.getByRole('heading', { level: 1, name: 'There is nothing left to decide' }),
  ).toBeVisible()
})

test('a link is for one address: somebody else is told, and can switch', async ({
  member,
  company,
  post,
}) => {
  const lund = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${lund.domain}`)
  await files(yuki, lund)
  await member('Lars Berg', lund.it)
  const link = await post.linkTo(lund.it, 'approvals')
  const { page } = await member('Mia Falk', `mia@${lund.domain}`)
  await page.goto(link)
  await expect(page.getByText(`This link is for ${lund.it}`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Approve and create account' })).toHaveCount(0)

  await page.getByRole('button', { name: 'Sign out and switch' }).click()
  await page.getByText('I have signed up before').click()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: 'Approve and create account' })).toBeVisible()
})

test('who has a user already is led from signing up to signing in', async ({
  member,
  visitor,
  company,
  post,
}) => {
  const lund = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${lund.domain}`)
  await files(yuki, lund)
  const link = await post.linkTo(lund.it, 'approvals')
  await member('Lars Berg', lund.it)
  const { page } = await visitor()
  await page.goto(link)
  await page.getByLabel('Mail address').fill(lund.it)
  await page.getByLabel('Your name').fill('Lars Berg')
  await page.getByLabel('Choose a password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign up and go on' }).click()
  await expect(page.getByText(`${lund.it} is already signed up. Please sign in.`)).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: 'Approve and create account' })).toBeVisible()
})
