import { expect, fillsTheForm, password, test } from '../portal/test'

test('a request becomes an account: form, mail, approval, confirmation', async ({
  member,
  visitor,
  company,
  post,
}) => {
  const keio = company('Keio University')
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)

  await test.step('Yuki fills the form, looks at it once more, and sends it', async () => {
    const { page } = yuki
    await page.goto('/')
    await page.getByRole('link', { name: 'Request a Smart Account' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Request a Smart Account' })).toBeFocused()
    await expect(page.getByText(`partner-${keio.domain}`, { exact: true })).toBeVisible()
    await fillsTheForm(page, keio)
    await page.getByLabel('Note to the approver').fill('As discussed on Tuesday.')
    await page.getByRole('button', { name: 'Add a user' }).click()
    await page.getByLabel('User 1', { exact: true }).fill(`lab@${keio.domain}`)
    await page.getByLabel('Role of user 1').selectOption('viewer')
    await page.getByRole('button', { name: 'Review request' }).click()

    const dialog = page.getByRole('dialog', { name: 'Review your request' })
    for (const shown of [
      keio.name,
      keio.domain,
      'Italy',
      keio.it,
      'As discussed on Tuesday.',
      `lab@${keio.domain} (Viewer)`,
    ])
      await expect(dialog.getByText(shown, { exact: true })).toBeVisible()
    await dialog.getByRole('button', { name: 'Send request' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Request sent' })).toBeFocused()
    await expect(page.getByText('The approver gets a mail with a link')).toBeVisible()
    await expect(page.getByText(keio.it)).toBeVisible()
  })

  await test.step('the request shows what it waits for, and for how long', async () => {
    const { page } = yuki
    await page.getByRole('link', { name: 'See the request' }).click()
    await expect(page.getByRole('heading', { level: 1, name: keio.name })).toBeVisible()
    await expect(page.getByText('Pending').first()).toBeVisible()
    await expect(page.getByText(`Waits for: an answer from ${keio.it}`)).toBeVisible()
    await expect(page.getByText(/(90|89) days left, until/)).toBeVisible()
  })

  const link = await post.linkTo(keio.it, 'approvals')
  const aiko = await visitor()

  await test.step('Aiko opens the link and learns who asks, for what, and what a yes means', async () => {
    const { page } = aiko
    await page.goto(link)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      `Approve a Smart Account for ${keio.name}?`,
    )
    await expect(page.getByText('As discussed on Tuesday.')).toBeVisible()
    await expect(page.getByText('You become its first administrator')).toBeVisible()
    await expect(page.getByLabel(`lab@${keio.domain} (Viewer)`)).toBeChecked()
  })

  await test.step('she creates a user on the spot and approves', async () => {
    const { page } = aiko
    await page.getByLabel('Mail address').fill(keio.it)
    await page.getByLabel('Your name').fill('Aiko Abe')
    await page.getByLabel('Choose a password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign up and go on' }).click()

    const approve = page.getByRole('button', { name: 'Approve and create account' })
    await approve.click()
    await expect(page.getByText('To approve, please accept the agreement first.')).toBeVisible()
    await page.getByRole('checkbox', { name: /accept it for the company/ }).check()
    await approve.click()
    await expect(page.getByRole('heading', { level: 1, name: `${keio.name} is active` })).toBeFocused()
  })

  await test.step('the account is there, with her as administrator and the listed user', async () => {
    const { page } = aiko
    await page.getByRole('link', { name: 'Open the account' }).click()
    await expect(page.getByRole('heading', { level: 1, name: keio.name })).toBeVisible()
    await page.getByRole('link', { name: 'Members', exact: true }).click()
    await expect(page.getByRole('row').filter({ hasText: 'Aiko Abe' })).toContainText('Administrator')
    await expect(page.getByRole('row').filter({ hasText: `lab@${keio.domain}` })).toContainText('Viewer')
    await page.getByRole('link', { name: 'Virtual Accounts', exact: true }).click()
    await expect(
      page.getByRole('tree', { name: 'Virtual Accounts' }).getByText('Default').first(),
    ).toBeVisible()
  })

  await test.step('Yuki gets the confirmation and sees how it ended', async () => {
    await post.letterTo(yuki.email, (mail) => mail.subject.includes(keio.name))
    await yuki.page.reload()
    await expect(yuki.page.getByText('Approved: the Smart Account is active.')).toBeVisible()
    await expect(yuki.page.getByRole('region', { name: 'History' }).getByText('Approved')).toBeVisible()
  })
})

test('a struck name gets no access', async ({ member, visitor, company, post }) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await yuki.page.goto('/requests/new')
  await fillsTheForm(yuki.page, keio)
  await yuki.page.getByRole('button', { name: 'Add a user' }).click()
  await yuki.page.getByLabel('User 1', { exact: true }).fill(`lab@${keio.domain}`)
  await yuki.page.getByRole('button', { name: 'Review request' }).click()
  await yuki.page.getByRole('button', { name: 'Send request' }).click()

  const { page } = await visitor()
  await page.goto(await post.linkTo(keio.it, 'approvals'))
  await page.getByLabel('Mail address').fill(keio.it)
  await page.getByLabel('Your name').fill('Aiko Abe')
  await page.getByLabel('Choose a password', { exact: true }).fill(password)
  await page.getByLabel(`lab@${keio.domain} (User)`).uncheck()
  await page.getByRole('button', { name: 'Sign up and go on' }).click()
  // The tick taken away before signing up is still away afterwards.
  await expect(page.getByLabel(`lab@${keio.domain} (User)`)).not.toBeChecked()
  await page.getByRole('checkbox', { name: /accept it for the company/ }).check()
  await page.getByRole('button', { name: 'Approve and create account' }).click()
  await page.getByRole('link', { name: 'Open the account' }).click()
  await page.getByRole('link', { name: 'Members', exact: true }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Aiko Abe' })).toBeVisible()
  await expect(page.getByText(`lab@${keio.domain}`)).toHaveCount(0)
})
