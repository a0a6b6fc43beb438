import { expect, ok, password, test } from '../portal/test'

test('a page for members leads over signing in and back to it', async ({ member, visitor, company }) => {
  const email = `yuki@${company().domain}`
  await member('Yuki Tanaka', email)
  const { page } = await visitor()
  await page.goto('/directory?q=keio')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByLabel('Mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('not the right one')
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await expect(page.getByLabel('Mail address')).toHaveValue(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/directory\?q=keio$/)
})

test('signing in never leads to another site', async ({ member, visitor, company, portal }) => {
  const email = `yuki@${company().domain}`
  await member('Yuki Tanaka', email)
  const { page } = await visitor()
  await page.goto('/sign-in?next=%2F%5Cevil.example')
  await page.getByLabel('Mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome, Yuki Tanaka' })).toBeVisible()
  expect(new URL(page.url()).origin).toBe(portal.url)
})

test('a forgotten password is replaced through a mail', async ({ member, visitor, company, post }) => {
  const email = `yuki@${company().domain}`
  await member('Yuki Tanaka', email)
  const { page } = await visitor()
  await page.goto('/sign-in')
  await page.getByLabel('Mail address').fill(email)
  await page.getByRole('link', { name: 'Forgot the password?' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Forgot the password?' })).toBeFocused()
  await expect(page.getByLabel('Mail address')).toHaveValue(email)
  await page.getByRole('button', { name: 'Send the mail' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Please check your mail' })).toBeFocused()
  const link = await post.linkTo(email, 'reset')

  await page.goto(link)
  await page.getByLabel('Choose a password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Set new password' }).click()
  await expect(page.getByLabel('Choose a password', { exact: true })).toBeFocused()
  await page.getByLabel('Choose a password', { exact: true }).fill('another four quiet words')
  await page.getByRole('button', { name: 'Set new password' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The new password is set' })).toBeFocused()

  await page.goto(link)
  await page.getByLabel('Choose a password', { exact: true }).fill('yet another four words')
  await page.getByRole('button', { name: 'Set new password' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'This link has ended' })).toBeVisible()
})

test('name and language are one’s own to change', async ({ member, company }) => {
  const { page } = await member('Yuki Tanaka', `yuki@${company().domain}`)
  await page.goto('/profile')
  await page.getByLabel('Your name').fill('Yuki Tanaka-Rossi')
  await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Español' })
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Guardado', { exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  await page.goto('/')
  await expect(
    page.getByRole('heading', { level: 1, name: 'Le damos la bienvenida, Yuki Tanaka-Rossi' }),
  ).toBeVisible()
})

test('the first administrator enters by a link that works once', async ({ portal, visitor }) => {
  const printed = await portal.command('admin', 'create', '--email', 'root@northwind.test', '--name', 'Rosa')
  const link = printed.match(/https?:\/\/\S+\/enter\/\S+/)?.[0] ?? ''
  const { page } = await visitor()
  await page.goto(link)
  await page.getByLabel('Choose a password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Set password and sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome, Rosa' })).toBeVisible()
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Review' })).toBeVisible()

  const other = await visitor()
  await other.page.goto(link)
  await other.page.getByLabel('Choose a password', { exact: true }).fill(password)
  await other.page.getByRole('button', { name: 'Set password and sign in' }).click()
  await expect(other.page.getByRole('heading', { level: 1, name: 'This link has ended' })).toBeVisible()
})

test('the password is one’s own to change, and a mail tells of it', async ({
  member,
  visitor,
  company,
  post,
}) => {
  const email = `yuki@${company().domain}`
  const { page } = await member('Yuki Tanaka', email)
  const elsewhere = await visitor()
  await ok(elsewhere.posts('/sessions', { email, password }))
  const chosen = 'another four quiet words'
  await page.goto('/profile')
  const change = page.getByRole('region', { name: 'Password' })
  await change.getByLabel('Current password', { exact: true }).fill('not the right one')
  await change.getByLabel('New password', { exact: true }).fill(`${email}1`)
  await change.getByRole('button', { name: 'Change password' }).click()
  await expect(change.getByText('a password needs 8 more letters or digits')).toBeVisible()
  await change.getByLabel('New password', { exact: true }).fill(chosen)
  await change.getByRole('button', { name: 'Change password' }).click()
  await expect(change.getByText('This is not your current password.')).toBeVisible()
  await expect(change.getByLabel('Current password', { exact: true })).toBeFocused()
  await change.getByLabel('Current password', { exact: true }).fill(password)
  await change.getByRole('button', { name: 'Change password' }).click()
  await expect(change.getByText('The password is changed.')).toBeVisible()
  await expect(change.getByLabel('Current password', { exact: true })).toHaveValue('')
  await post.letterTo(email, ({ subject }) => subject === 'Your password was changed')

  await elsewhere.page.goto('/profile')
  await expect(elsewhere.page).toHaveURL(/\/sign-in/)
  await ok(elsewhere.posts('/sessions', { email, password: chosen }))
})

test('one sees where one is signed in, and ends what one does not know', async ({
  member,
  visitor,
  company,
}) => {
  const email = `yuki@${company().domain}`
  const { page } = await member('Yuki Tanaka', email, {
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
  })
  const phone = await visitor({
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1',
  })
  await ok(phone.posts('/sessions', { email, password }))
  await page.goto('/profile')
  const sessions = page.getByRole('region', { name: 'Sessions' })
  await expect(sessions.getByRole('listitem')).toHaveCount(2)
  await expect(sessions.getByRole('listitem').filter({ hasText: 'This session' })).toContainText(
    'Firefox, Windows',
  )
  await expect(sessions.getByRole('listitem').filter({ hasText: 'Safari, iPhone' })).toContainText(
    'from the network 127.0.0.0/24',
  )
  await sessions.getByRole('button', { name: 'End the session: Safari, iPhone' }).click()
  await expect(sessions.getByRole('listitem')).toHaveCount(1)
  expect((await phone.reads('/session')).status()).toBe(401)

  for (const one of [await visitor(), await visitor()]) await ok(one.posts('/sessions', { email, password }))
  await page.reload()
  await expect(sessions.getByRole('listitem')).toHaveCount(3)
  await sessions.getByRole('button', { name: 'End all other sessions' }).click()
  await expect(sessions.getByRole('listitem')).toHaveCount(1)
  await expect(sessions.getByText('This session')).toBeVisible()
})
