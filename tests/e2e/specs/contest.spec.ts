import { accessible } from '../portal/looks'
import { expect, files, fillsTheForm, test } from '../portal/test'

// Axe reads these pages too, and a machine that builds at the same time is slow at it.
test.slow()

test('a stranger’s claim on one’s own company is contested, and the identifier moves', async ({
  member,
  company,
}) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  const theirs = await files(yuki, keio, { approverEmails: [`buyer@partner-${keio.domain}`] })
  const { page } = await member('Aiko Abe', `aiko@${keio.domain}`)
  await page.goto('/requests/new')
  await page.getByLabel('Account name').fill(keio.name)
  await page.getByRole('combobox', { name: 'Country' }).fill('italy')
  await page.getByRole('option', { name: 'Italy' }).click()
  await page.getByLabel('Approver 1').fill(keio.it)
  await page.getByRole('button', { name: 'Review request' }).click()

  await expect(page.getByRole('textbox', { name: 'Domain identifier' })).toBeFocused()
  await expect(page.getByText(`Is ${keio.domain} your company’s domain?`)).toBeVisible()
  await accessible(page)
  await page.getByRole('button', { name: 'Contest the other request' }).click()
  const dialog = page.getByRole('dialog', { name: `Contest the request for ${keio.domain}?` })
  await expect(dialog.getByRole('listitem')).toHaveCount(2)
  await accessible(page)
  await dialog.getByRole('button', { name: 'Contest', exact: true }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: 'The domain identifier is with your request' }),
  ).toBeFocused()
  await page.getByRole('link', { name: 'See the request' }).click()
  await expect(page.getByText(`Waits for: an answer from ${keio.it}`)).toBeVisible()

  await yuki.page.goto(`/requests/${theirs.id}`)
  await expect(yuki.page.getByText('Somebody of the company contested this request')).toBeVisible()
  await expect(yuki.page.getByRole('region', { name: 'History' }).getByText('Contested')).toBeVisible()
  await expect(yuki.page.getByRole('link', { name: 'Request again' })).toBeVisible()
})

test('where somebody of the company is asked already, one becomes an approver; who is not of it is offered nothing', async ({
  member,
  company,
  post,
}) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await files(yuki, keio)
  await post.linkTo(keio.it, 'approvals')
  const ken = await member('Ken Sato', `ken@reseller-${keio.domain}`)
  const aiko = await member('Aiko Abe', `aiko@${keio.domain}`)
  for (const { page } of [ken, aiko]) {
    await page.goto('/requests/new')
    await fillsTheForm(page, { ...keio, it: `other@${keio.domain}` })
    await page.getByRole('button', { name: 'Review request' }).click()
    await expect(page.getByRole('textbox', { name: 'Domain identifier' })).toBeFocused()
  }
  await expect(ken.page.getByRole('button', { name: 'Contest the other request' })).toHaveCount(0)

  const { page } = aiko
  await page.getByRole('button', { name: 'Contest the other request' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Contest', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You can decide, too' })).toBeFocused()
  await page.getByRole('link', { name: 'Read the request' }).click()
  await page.getByRole('button', { name: 'Decline' }).click()
  await page.getByLabel('Reason').fill('We know nothing of it.')
  await page.getByRole('button', { name: 'Decline the request' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'You declined the request' })).toBeVisible()
})
