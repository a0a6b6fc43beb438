import { accessible } from '../portal/looks'
import { expect, files, fillsTheForm, test } from '../portal/test'

// Axe reads these pages too, and a machine that builds at the same time is slow at it.
test.slow()

test('somebody of the company objects to a stranger’s request; a reviewer hands it to them, and they decline', async ({
  member,
  reviewer,
  company,
  post,
}) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  const theirs = await files(yuki, keio)
  await post.linkTo(keio.it, 'approvals')
  const ken = await member('Ken Sato', `ken@reseller-${keio.domain}`)
  const aiko = await member('Aiko Abe', `aiko@${keio.domain}`)
  for (const { page } of [ken, aiko]) {
    await page.goto('/requests/new')
    await fillsTheForm(page, { ...keio, it: `other@${keio.domain}` })
    await page.getByRole('button', { name: 'Review request' }).click()
    await expect(page.getByRole('textbox', { name: 'Domain identifier' })).toBeFocused()
  }
  await expect(ken.page.getByRole('button', { name: 'Object to the other request' })).toHaveCount(0)

  const { page } = aiko
  await expect(page.getByText(`Is ${keio.domain} your company’s domain?`)).toBeVisible()
  await accessible(page)
  await page.getByRole('button', { name: 'Object to the other request' }).click()
  const dialog = page.getByRole('dialog', { name: `Object to the request for ${keio.domain}?` })
  await dialog.getByRole('button', { name: 'Object', exact: true }).click()
  await expect(dialog.getByLabel('Reason')).toBeFocused()
  await dialog.getByLabel('Reason').fill('Nobody of ours asked for it.')
  await accessible(page)
  await dialog.getByRole('button', { name: 'Object', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My objections' })).toBeVisible()
  await expect(page.getByText('A reviewer looks at it.')).toBeVisible()
  await accessible(page)

  await yuki.page.goto(`/requests/${theirs.id}`)
  const standing = yuki.page.getByRole('region', { name: 'Status' })
  await expect(standing).toContainText('A reviewer of this portal looks first.')
  await expect(standing).not.toContainText('free again')

  const desk = await reviewer(`desk-${keio.domain}@operator.example`)
  await desk.page.goto(`/requests/${theirs.id}`)
  await expect(desk.page.getByText('Nobody of ours asked for it.')).toBeVisible()
  await accessible(desk.page)
  await desk.page.getByRole('button', { name: /^Hand the request for/ }).click()
  await desk.page
    .getByRole('dialog')
    .getByRole('button', { name: 'Hand to those who object', exact: true })
    .click()
  await expect(desk.page.getByText(/is now with those who objected/)).toBeVisible()

  await page.goto('/objections')
  await expect(page.getByText('Your objection was right')).toBeVisible()
  await page.goto(`/requests/${theirs.id}`)
  await page.getByRole('button', { name: 'Decline' }).click()
  await page.getByLabel('Reason').fill('We know nothing of it.')
  await page.getByRole('button', { name: 'Decline the request' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'You declined the request' })).toBeVisible()
})
