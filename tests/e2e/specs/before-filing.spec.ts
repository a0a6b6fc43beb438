import type { Locator } from '@playwright/test'
import { accessible, looksRight } from '../portal/looks'
import { expect, files, fillsTheForm, ok, test } from '../portal/test'

// Axe reads these pages too, and a machine that builds at the same time is slow at it.
test.slow()

async function paste(field: Locator, text: string) {
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

test('who is asked and until when is said before anything is sent', async ({ member, company }) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  const { page } = yuki
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/requests/new')
  await fillsTheForm(page, keio)
  await page.getByLabel('Note to the approver').fill('Long words. '.repeat(60))
  await page.getByRole('button', { name: 'Review request' }).click()
  const dialog = page.getByRole('dialog', { name: 'Review your request' })
  await expect(dialog.getByText('The approver gets a mail as soon as you send this')).toBeVisible()
  await expect(dialog.getByText(/stays open for 90 days, until \d+ \w+ \d{4}\./)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Send request' })).toBeInViewport({ ratio: 1 })
  await looksRight(page)
  expect((await (await yuki.reads('/account-requests')).json()).items).toEqual([])

  await test.step('an approver of another domain brings a reviewer', async () => {
    await dialog.getByRole('button', { name: 'Back to the form' }).click()
    await expect(page.getByRole('button', { name: 'Review request' })).toBeFocused()
    await page.getByLabel('Approver 1').fill('it@other-company.test')
    await page.getByRole('button', { name: 'Review request' }).click()
    await expect(dialog.getByText('A reviewer of Northwind Networks looks first')).toBeVisible()
    await expect(dialog.getByText('This address is not on the account’s domain.')).toBeVisible()
    await expect(dialog.getByText('Asked as soon as a reviewer has released the request.')).toBeVisible()
  })
})

test('where an account stands its administrators are asked, and whoever was named stays listed', async ({
  member,
  company,
}) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  const first = await files(yuki, keio)
  const aiko = await member('Aiko Abe', keio.it)
  const { agreement } = await (await aiko.reads(`/account-requests/${first.id}`)).json()
  await ok(
    aiko.posts(`/account-requests/${first.id}/decision`, {
      verdict: 'approved',
      agreementVersion: agreement.version,
    }),
  )
  const { page } = yuki
  await page.goto('/requests/new')
  await fillsTheForm(page, { ...keio, domain: `labs.${keio.domain}`, it: `lab@${keio.domain}` })
  await page.getByRole('button', { name: 'Review request' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('The administrators of the existing account are asked')).toBeVisible()
  await expect(
    dialog.getByText('Not asked: the administrators of the existing account decide.'),
  ).toBeVisible()
  await dialog.getByRole('button', { name: 'Send request' }).click()
  await page.getByRole('link', { name: 'See it in the directory' }).click()
  await expect(page.getByRole('row').filter({ hasText: `labs.${keio.domain}` })).toContainText('Pending')
  await page.goBack()
  await page.getByRole('link', { name: 'See the request' }).click()
  const approvers = page.getByRole('region', { name: 'Approvers' })
  await expect(approvers.getByRole('listitem').filter({ hasText: `lab@${keio.domain}` })).toContainText(
    'Not asked',
  )
  await accessible(page)

  await test.step('an administrator reads why there is no Forward', async () => {
    await aiko.page.goto('/decisions')
    await aiko.page.getByRole('link', { name: keio.name }).click()
    await expect(aiko.page.getByText('So this request cannot be forwarded.')).toBeVisible()
    await expect(aiko.page.getByRole('button', { name: 'Forward' })).toHaveCount(0)
  })
})

test('a country is taken when its name is typed, by Tab and by Enter', async ({ member, company }) => {
  const { page } = await member('Yuki Tanaka', `yuki@${company().domain}`)
  await page.goto('/requests/new')
  const country = page.getByRole('combobox', { name: 'Country' })
  await country.click()
  await page.keyboard.type('Italy')
  await page.keyboard.press('Tab')
  await expect(country).toHaveValue('Italy')
  await country.fill('swed')
  await page.keyboard.press('Enter')
  await expect(country).toHaveValue('Sweden')
  await expect(page.getByText('Please fill this in.')).toHaveCount(0)
  await country.fill('guinea')
  await page.keyboard.press('Tab')
  await expect(country).toHaveValue('Guinea')
})

test('a pasted address of a page or a mailbox becomes its domain', async ({ member, company }) => {
  const keio = company()
  const { page } = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await page.goto('/requests/new')
  await page.getByRole('button', { name: 'Edit the domain identifier' }).click()
  const field = page.getByRole('textbox', { name: 'Domain identifier' })
  for (const typed of [`https://www.${keio.domain}/about`, keio.it]) {
    await field.fill(typed)
    await page.keyboard.press('Tab')
    await expect(field).toHaveValue(keio.domain)
  }
})

test('what is pasted and is no address is named', async ({ member, company }) => {
  const keio = company()
  const { page } = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await page.goto('/requests/new')
  await paste(page.getByLabel('Approver 1'), `a@${keio.domain}, boss.${keio.domain}, b@${keio.domain}`)
  await expect(page.getByLabel('Approver 2')).toHaveValue(`b@${keio.domain}`)
  await expect(page.getByText('Left out, because it is not a mail address:')).toBeVisible()
  await expect(page.getByText(`boss.${keio.domain}`)).toBeVisible()
  await accessible(page)
})

test('an error goes as soon as its field is corrected, and the others stay', async ({ member, company }) => {
  const keio = company()
  const { page } = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await page.goto('/requests/new')
  await page.getByRole('button', { name: 'Review request' }).click()
  await expect(page.getByRole('alert')).toContainText('3 fields need another look.')
  await page.getByLabel('Account name').fill(keio.name)
  await expect(page.getByLabel('Account name')).not.toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('alert')).toContainText('2 fields need another look.')
  await page.getByLabel('Approver 1').fill(keio.it)
  await page.getByRole('combobox', { name: 'Country' }).fill('italy')
  await page.getByRole('option', { name: 'Italy' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
})
