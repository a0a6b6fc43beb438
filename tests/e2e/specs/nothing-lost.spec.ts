import { expect, files, fillsTheForm, password, test } from '../portal/test'

test('a reload keeps the form as it was typed', async ({ member, company }) => {
  const keio = company()
  const { page } = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await page.goto('/requests/new')
  await fillsTheForm(page, keio)
  await page.getByLabel('Note to the approver').fill('Half a sentence, and then')
  await page.reload()

  await expect(page.getByText('What you typed here earlier is still here.')).toBeVisible()
  await expect(page.getByLabel('Account name')).toHaveValue(keio.name)
  await expect(page.getByRole('textbox', { name: 'Domain identifier' })).toHaveValue(keio.domain)
  await expect(page.getByRole('combobox', { name: 'Country' })).toHaveValue('Italy')
  await expect(page.getByLabel('Approver 1')).toHaveValue(keio.it)
  await expect(page.getByLabel('Note to the approver')).toHaveValue('Half a sentence, and then')

  await page.getByRole('button', { name: 'Start over' }).click()
  await expect(page.getByLabel('Account name')).toHaveValue('')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByLabel('Account name')).toHaveValue(keio.name)
  await expect(page.getByRole('combobox', { name: 'Country' })).toHaveValue('Italy')
  await page.reload()
  await page.getByRole('button', { name: 'Start over' }).click()
  await page.reload()
  await expect(page.getByLabel('Account name')).toHaveValue('')
})

test('a server out of reach: the dialog stays, and sending again files one request', async ({
  member,
  company,
}) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  const { page } = yuki
  await page.goto('/requests/new')
  await fillsTheForm(page, keio)
  await page.getByRole('button', { name: 'Review request' }).click()
  const dialog = page.getByRole('dialog', { name: 'Review your request' })

  await page.route('**/api/v1/account-requests', (route) => route.abort())
  await dialog.getByRole('button', { name: 'Send request' }).click()
  await expect(dialog.getByRole('alert')).toContainText('The server cannot be reached right now.')
  await expect(dialog.getByRole('alert')).toContainText('Nothing typed is lost')

  await page.unroute('**/api/v1/account-requests')
  await dialog.getByRole('button', { name: 'Send request' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Request sent' })).toBeVisible()
  const mine = await (await yuki.reads('/account-requests?as=requester')).json()
  expect(mine.items).toHaveLength(1)
})

test('a session that ends in the middle: sign in over the page, and the request goes out', async ({
  member,
  company,
}) => {
  const keio = company()
  const { page, email } = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await page.goto('/requests/new')
  await fillsTheForm(page, keio)
  await page.getByRole('button', { name: 'Review request' }).click()
  await expect(page.getByRole('button', { name: 'Send request' })).toBeVisible()
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Send request' }).click()

  const dialog = page.getByRole('dialog', { name: 'Please sign in again' })
  await expect(dialog.getByLabel('Mail address')).toHaveValue(email)
  await dialog.getByLabel('Password', { exact: true }).fill('not the right one')
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  await dialog.getByLabel('Password', { exact: true }).fill(password)
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Request sent' })).toBeVisible()
})

test('an error comes back to the field it is about, with the rest untouched', async ({ member, company }) => {
  const keio = company()
  const { page } = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await page.goto('/requests/new')
  await fillsTheForm(page, keio)
  await page.getByRole('button', { name: 'Add an approver' }).click()
  await expect(page.getByLabel('Approver 2')).toBeFocused()
  await page.getByLabel('Approver 2').fill('nobody at nowhere')
  await page.getByRole('button', { name: 'Review request' }).click()

  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByLabel('Approver 2')).toBeFocused()
  await expect(page.getByLabel('Approver 2')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Approver 1')).toHaveValue(keio.it)
  await expect(page.getByLabel('Approver 1')).not.toHaveAttribute('aria-invalid', 'true')

  await page.getByLabel('Approver 2').fill('')
  await page.getByRole('button', { name: 'Review request' }).click()
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Request sent' })).toBeVisible()
})

test('several addresses pasted at once become rows of their own', async ({ member, company }) => {
  const keio = company()
  const { page } = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await page.goto('/requests/new')
  await page.getByLabel('Approver 1').evaluate((field, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', text)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, `Aiko Abe <aiko@${keio.domain}>, ken@${keio.domain}`)
  await expect(page.getByLabel('Approver 1')).toHaveValue(`aiko@${keio.domain}`)
  await expect(page.getByLabel('Approver 2')).toHaveValue(`ken@${keio.domain}`)
})

test('signing out takes the kept work away; the next person starts empty', async ({ member, company }) => {
  const keio = company()
  const { page } = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await page.goto('/requests/new')
  await page.getByLabel('Account name').fill(keio.name)
  await page.getByRole('button', { name: 'Signed in as Yuki Tanaka' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: 'Request and approve Smart Accounts' }),
  ).toBeVisible()
  const kept = await page.evaluate(() =>
    [...Object.values(localStorage), ...Object.values(sessionStorage)].join('\n'),
  )
  expect(kept).not.toContain(keio.name)
})

test('a reason half typed survives a reload', async ({ member, company, post }) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await files(yuki, keio)
  const link = await post.linkTo(keio.it, 'approvals')
  const { page } = await member('Aiko Abe', keio.it)
  await page.goto(link)
  await page.getByRole('button', { name: 'Decline' }).click()
  await page.getByLabel('Reason').fill('Because we')
  await page.reload()
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(page.getByLabel('Reason')).toHaveValue('Because we')
})
