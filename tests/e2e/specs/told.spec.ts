import { test as plain } from '@playwright/test'
import { startPortal } from '../portal/deedbox'
import { accessible, looksRight } from '../portal/looks'
import { expect, files, password, test } from '../portal/test'

// Axe reads these pages too, and a machine that builds at the same time is slow at it.
test.slow()

test('people from outside are marked and not ticked; whoever was struck is shown as struck', async ({
  member,
  company,
  post,
}) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  const stranger = `bea@reseller-${keio.domain}`
  const request = await files(yuki, keio, {
    users: [
      { email: `lab@${keio.domain}`, role: 'user' },
      { email: stranger, role: 'viewer' },
    ],
  })
  const { page } = await member('Aiko Abe', keio.it)
  await page.goto(await post.linkTo(keio.it, 'approvals'))
  await expect(page.getByLabel(`lab@${keio.domain} (User)`)).toBeChecked()
  await expect(page.getByLabel(`${stranger} (Viewer)`)).not.toBeChecked()
  await expect(page.getByText('is invited, not added')).toBeVisible()
  await looksRight(page)
  await page.getByRole('checkbox', { name: /accept it for the company/ }).check()
  await page.getByRole('button', { name: 'Approve and create account' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `${keio.name} is active` })).toBeVisible()
  await post.letterTo(keio.it, ({ text }) => text.includes('bind your company to this agreement'))

  await yuki.page.goto(`/requests/${request.id}`)
  const users = yuki.page.getByRole('region', { name: 'Users on the list' })
  await expect(users.getByRole('listitem').filter({ hasText: stranger })).toContainText(
    'Struck by the approver',
  )
  await accessible(yuki.page)
})

test('a reviewer’s refusal reads as one, and what never came to be is no link', async ({
  member,
  reviewer,
  company,
}) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  const request = await files(yuki, keio, { approverEmails: ['it@elsewhere.test'] })
  const rosa = await reviewer(`rosa@northwind-${keio.domain}`)

  await test.step('the reviewer’s home and menu say that something waits', async () => {
    await rosa.page.goto('/')
    await expect(rosa.page.getByText(/requests? waits? for a review/)).toBeVisible()
    await expect(
      rosa.page.getByRole('navigation').getByRole('link', { name: /Review.*waiting/ }),
    ).toBeVisible()
    await accessible(rosa.page)
    await rosa.page.goto(`/requests/${request.id}`)
    await rosa.page.getByRole('button', { name: `Refuse: ${keio.name}` }).click()
    await rosa.page.getByLabel('Reason').fill('Nobody here knows this company.')
    await rosa.page.getByRole('dialog').getByRole('button', { name: 'Refuse' }).click()
    await expect(rosa.page.getByText(`${keio.name} is refused.`)).toBeVisible()
  })

  const { page } = yuki
  await page.goto(`/requests/${request.id}`)
  await expect(page.getByText('it was not your customer who said no')).toBeVisible()
  await expect(page.getByText('Nobody here knows this company.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'About this request' }).getByRole('link')).toHaveCount(0)

  await test.step('the reviewer of the next request sees what was said to this one', async () => {
    const next = await files(yuki, keio, { approverEmails: ['it@mailinator.com'] })
    await rosa.page.goto(`/requests/${next.id}`)
    await expect(rosa.page.getByRole('heading', { name: 'Declined before' })).toBeVisible()
    await expect(rosa.page.getByText('Nobody here knows this company.')).toBeVisible()
    await expect(rosa.page.getByText('throw-away mailbox')).toBeVisible()
    await looksRight(rosa.page)
  })
})

test('an administrator decides who finds the account', async ({ member, account, company }) => {
  const keio = company('Hidden Weavers')
  const { path, aiko } = await account(keio)
  const { page } = aiko
  await page.goto(path)
  await page.getByRole('button', { name: 'Change' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change this account' })
  await expect(dialog.getByLabel('Account name')).toBeFocused()
  await dialog.getByLabel('Account name').fill('')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByLabel('Account name')).toHaveAttribute('aria-invalid', 'true')
  await dialog.getByLabel('Account name').fill(`${keio.name} Ltd`)
  await expect(dialog.getByLabel('Account name')).not.toHaveAttribute('aria-invalid', 'true')
  await dialog.getByLabel('Found only by its complete name or domain identifier').check()
  await looksRight(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The account has been changed.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: `${keio.name} Ltd` })).toBeVisible()

  const ken = await member('Ken Sato', `ken@reseller-${keio.domain}`)
  await ken.page.goto(`/directory?domain=${keio.domain.slice(0, -2)}`)
  await expect(ken.page.getByText('Nothing found')).toBeVisible()
  await ken.page.goto(path)
  await expect(ken.page.getByRole('alert')).toBeVisible()
  await expect(ken.page.getByRole('button', { name: 'Try again' })).toHaveCount(0)
})

test('a sign-up mail that does not come is sent again; a reload keeps all but the password', async ({
  visitor,
  company,
  post,
}) => {
  const email = `mia@${company().domain}`
  const { page } = await visitor()
  await page.goto('/sign-up')
  await page.getByLabel('Mail address').fill(email)
  await page.getByLabel('Your name').fill('Mia Falk')
  await page.getByLabel('Choose a password', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign up' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Please check your mail' })).toBeVisible()
  await post.letterTo(email)
  await page.getByRole('button', { name: 'Send the mail again' }).click()
  await expect(page.getByText('The mail has been sent again.')).toBeVisible()
  await expect.poll(() => post.lettersTo(email).length).toBe(2)
  await accessible(page)

  await page.reload()
  await expect(page.getByText(`A mail is on its way to ${email}.`)).toBeVisible()
  await page.getByRole('button', { name: 'Send the mail again' }).click()
  await expect(page.getByLabel('Mail address')).toHaveValue(email)
  await expect(page.getByLabel('Your name')).toHaveValue('Mia Falk')
  await expect(page.getByLabel('Choose a password', { exact: true })).toHaveValue('')
  const kept = await page.evaluate(() => Object.values(sessionStorage).join('\n'))
  expect(kept).not.toContain(password)
})

plain('where the operator is reached stands on every page', async ({ page }) => {
  const portal = await startPortal({ DEEDBOX_OPERATOR_CONTACT: 'help@northwind.test' })
  try {
    for (const path of ['/', '/sign-in', '/nowhere']) {
      await page.goto(`${portal.url}${path}`)
      await expect(
        page.getByRole('contentinfo').getByRole('link', { name: 'help@northwind.test' }),
      ).toHaveAttribute('href', 'mailto:help@northwind.test')
    }
    await accessible(page)
  } finally {
    await portal.stop()
  }
})

plain('where the operator is reached stands beside what went wrong', async ({ page }) => {
  const portal = await startPortal({ DEEDBOX_OPERATOR_CONTACT: 'help@northwind.test' })
  try {
    await page.route('**/api/v1/sessions', (route) =>
      route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: JSON.stringify({ status: 500, code: 'server.failure', title: 'Failed', detail: 'It failed.' }),
      }),
    )
    await page.goto(`${portal.url}/sign-in`)
    await page.getByLabel('Mail address').fill('yuki@partner.test')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert').getByRole('link', { name: 'help@northwind.test' })).toBeVisible()
  } finally {
    await portal.stop()
  }
})

plain('the staff see on their first page that our mail server takes nothing', async ({ page, request }) => {
  const portal = await startPortal({ DEEDBOX_SMTP_URL: 'smtp://127.0.0.1:1' })
  try {
    const printed = await portal.command(
      'admin',
      'create',
      '--email',
      'rosa@northwind.test',
      '--name',
      'Rosa',
    )
    const headers = { Origin: portal.url, 'Content-Type': 'application/json' }
    const entered = await page.request.post(
      `${portal.url}/api/v1/sign-in-links/${printed.match(/\/enter\/(\S+)/)?.[1]}`,
      { headers, data: JSON.stringify({ password }) },
    )
    expect(entered.ok()).toBe(true)
    await page.goto(portal.url)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Rosa')
    await expect(page.getByText(/our mail server is not there/)).toHaveCount(0)
    const somebody = { email: 'yuki@partner.test', name: 'Yuki', password }
    expect(
      (
        await request.post(`${portal.url}/api/v1/sign-ups`, { headers, data: JSON.stringify(somebody) })
      ).status(),
    ).toBe(202)
    await expect(async () => {
      await page.reload()
      await expect(page.getByText(/^1 mail waits because our mail server is not there/)).toBeVisible()
    }).toPass()
    await accessible(page)
  } finally {
    await portal.stop()
  }
})

test('mail and page say in the same form until when a request is open', async ({ member, company, post }) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  const request = await files(yuki, keio)
  const mail = await post.letterTo(keio.it)
  const { expiresAt } = await (await yuki.reads(`/account-requests/${request.id}`)).json()
  const dayIn = (timeZone: string) =>
    new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(new Date(expiresAt))
  expect(mail.text).toContain(`${dayIn('UTC')} (UTC)`)
  const { page } = yuki
  await page.goto(`/requests/${request.id}`)
  const here = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  await expect(page.getByText(dayIn(here)).first()).toBeVisible()
})
