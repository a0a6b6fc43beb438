import { expect, files, test } from '../portal/test'

test('the form says while one types that there is one already, by name and by domain', async ({
  member,
  company,
}) => {
  const keio = company('Keio Gijuku')
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await files(yuki, keio)
  const ken = await member('Ken Sato', `ken@reseller-${keio.domain}`)
  const { page } = ken
  await page.goto('/requests/new')

  await page.getByLabel('Account name').pressSequentially(keio.name.toLowerCase().slice(0, -1))
  const found = page.getByRole('status').filter({ hasText: 'There is already' })
  await expect(found.getByRole('link', { name: keio.name })).toBeVisible()
  await expect(found.getByText('Pending')).toBeVisible()

  await page.getByLabel('Account name').fill('Something else entirely')
  await expect(found).toHaveCount(0)
  await page.getByRole('button', { name: 'Edit the domain identifier' }).click()
  await page.getByRole('textbox', { name: 'Domain identifier' }).fill(keio.domain)
  await expect(found.getByRole('link', { name: keio.name })).toBeVisible()
})

test('an answer that comes while somebody clicks does not push the button away', async ({
  member,
  company,
}) => {
  const keio = company('Keio Gijuku')
  await files(await member('Yuki Tanaka', `yuki@partner-${keio.domain}`), keio)
  const { page } = await member('Ken Sato', `ken@reseller-${keio.domain}`)
  await page.goto('/requests/new')
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/api/v1/directory?*', async (route) => {
    await held
    await route.continue()
  })
  const asked = page.waitForRequest('**/api/v1/directory?q=*')
  await page.getByLabel('Account name').fill(keio.name)
  await asked
  await page.getByRole('button', { name: 'Edit the domain identifier' }).hover()
  await page.mouse.down()
  const answered = page.waitForResponse('**/api/v1/directory?q=*')
  letGo()
  await (await answered).finished()
  await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))))
  await page.mouse.up()
  await expect(page.getByRole('textbox', { name: 'Domain identifier' })).toBeFocused()
  await expect(page.getByRole('status').getByRole('link', { name: keio.name }).first()).toBeVisible()
})

test('an identifier that is taken is refused beside its field', async ({ member, company }) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await files(yuki, keio)
  const { page } = await member('Ken Sato', `ken@reseller-${keio.domain}`)
  await page.goto('/requests/new')
  await page.getByLabel('Account name').fill('Another name')
  await page.getByRole('button', { name: 'Edit the domain identifier' }).click()
  await page.getByRole('textbox', { name: 'Domain identifier' }).fill(keio.domain)
  await page.getByRole('combobox', { name: 'Country' }).fill('japan')
  await page.getByRole('option', { name: 'Japan' }).click()
  await page.getByLabel('Approver 1').fill(keio.it)
  await page.getByRole('button', { name: 'Review request' }).click()
  const field = page.getByRole('textbox', { name: 'Domain identifier' })
  await expect(field).toBeFocused()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
})

test('a country under export control gets its hint', async ({ member, company }) => {
  const { page } = await member('Yuki Tanaka', `yuki@${company().domain}`)
  await page.goto('/requests/new')
  // The general caution stands there whatever is chosen.
  await expect(page.getByText('The country where the orders are provisioned.')).toBeVisible()
  await page.getByRole('combobox', { name: 'Country' }).fill('cuba')
  await page.getByRole('option', { name: 'Cuba' }).click()
  await expect(page.getByText('Export control may apply')).toBeVisible()
})

test('the directory finds by part of a name and by domain, and keeps the search in the address', async ({
  member,
  company,
}) => {
  const keio = company('Nordic Weaving')
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await files(yuki, keio)
  const { page } = yuki
  await page.goto('/directory')
  await expect(page.getByRole('row', { name: keio.name })).toContainText('You requested it')

  await page.getByRole('searchbox').fill('weaving')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/\/directory\?q=weaving$/)
  await expect(page.getByRole('link', { name: keio.name })).toBeVisible()

  await page.getByText('Domain', { exact: true }).click()
  await page.getByRole('searchbox').fill('nothing-begins-like-this')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByText('Nothing found')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('searchbox')).toHaveValue('weaving')
})

test('the directory forgives typing errors and says that it did', async ({ member, company }) => {
  const works = company('Zephyrine Officinarum')
  const yuki = await member('Yuki Tanaka', `yuki@partner-${works.domain}`)
  await files(yuki, works)
  await expect(async () => {
    await yuki.page.goto('/directory?q=zehpyrine+oficinarum')
    await expect(yuki.page.getByText('No account has exactly these words. These come close:')).toBeVisible({
      timeout: 1000,
    })
  }).toPass()
  await expect(yuki.page.getByRole('link', { name: works.name })).toBeVisible()
})
