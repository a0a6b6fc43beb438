import { expect, files, test } from '../portal/test'

test('a server that is away is said in words, and trying again goes on where one was', async ({
  member,
  company,
}) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await files(yuki, keio)
  const { page } = yuki
  await page.route('**/api/**', (route) => route.abort())
  await page.goto('/requests')
  await expect(
    page.getByRole('heading', { level: 1, name: 'This page cannot be shown right now' }),
  ).toBeVisible()
  await expect(page.getByText('The server cannot be reached right now.')).toBeVisible()

  await page.unroute('**/api/**')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Requests' })).toBeVisible()
  await expect(page.getByRole('link', { name: keio.name })).toBeVisible()
})

test('a device without network is told at once, with the typed work in place', async ({
  member,
  company,
}) => {
  const { page } = await member('Yuki Tanaka', `yuki@${company().domain}`)
  await page.goto('/requests/new')
  await page.getByLabel('Account name').fill('Keio')
  await page.context().setOffline(true)
  await expect(page.getByText('This device is offline.')).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText('This device is offline.')).toHaveCount(0)
  await expect(page.getByLabel('Account name')).toHaveValue('Keio')
})

test('an answer that makes no sense is no blank page', async ({ member, company }) => {
  const { page } = await member('Yuki Tanaka', `yuki@${company().domain}`)
  await page.route('**/api/v1/account-requests?**', (route) =>
    route.fulfill({ status: 500, contentType: 'text/html', body: '<h1>Proxy says no</h1>' }),
  )
  await page.goto('/requests')
  await expect(page.getByRole('alert')).toContainText(
    'The server gave an answer that this page does not understand',
  )
  await expect(page.getByRole('heading', { level: 1, name: 'Requests' })).toBeVisible()
})
