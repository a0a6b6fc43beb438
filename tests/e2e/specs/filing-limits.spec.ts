import { accessible } from '../portal/looks'
import { expect, test } from '../portal/test'

test('a reviewer lifts the limit of open requests for a company, and lets it apply again', async ({
  reviewer,
  company,
}) => {
  const { domain } = company()
  const { page } = await reviewer(`desk@operator-${domain}`)
  await page.goto('/review')
  await page.getByRole('link', { name: 'Limits of open requests' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Limits of open requests' })).toBeVisible()

  await page.getByRole('button', { name: 'Lift the limit' }).click()
  await expect(page.getByLabel('Reason')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('Reason').fill('They move all their customers.')
  await page.getByRole('button', { name: 'Lift the limit' }).click()
  await expect(page.getByLabel('Mail domain')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('Mail domain').fill('gmail.com')
  await page.getByRole('button', { name: 'Lift the limit' }).click()
  await expect(page.getByText('are not counted together')).toBeVisible()
  await accessible(page)

  await page.getByLabel('Mail domain').fill(`mail.${domain}`)
  await page.getByRole('button', { name: 'Lift the limit' }).click()
  await expect(page.getByText(`People of ${domain} are not slowed down any more.`)).toBeVisible()
  await expect(page.getByText('They move all their customers.')).toBeVisible()

  await page.getByRole('button', { name: `Apply the limit to ${domain} again` }).click()
  await expect(page.getByText(`The limit applies to ${domain} again.`)).toBeVisible()
  await expect(page.getByText('The limit applies to everybody.')).toBeVisible()
})
