import { lookAt } from '../portal/looks'
import { expect, test } from '../portal/test'

// Axe reads these pages too, and a machine that builds at the same time is slow at it.
test.slow()

test('who may do what is told to everybody, as a table and on a phone by the roles that may', async ({
  visitor,
}) => {
  const { page } = await visitor()
  await page.goto('/guides')
  await page.getByRole('link', { name: /^Who may do what/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Who may do what' })).toBeVisible()
  await expect(page.getByRole('columnheader')).toHaveText([
    'Capability',
    'Administrator',
    'Approver',
    'User',
    'Viewer',
    'Administrator of a Virtual Account',
    'User of a Virtual Account',
    'Viewer of a Virtual Account',
  ])
  const row = page.getByRole('row', { name: /^Add members/ })
  await expect(row.getByRole('cell', { name: 'Whole account' })).toHaveCount(1)
  await expect(row.getByRole('cell', { name: 'Own Virtual Account' })).toHaveCount(1)
  await expect(row.getByRole('cell', { name: 'No', exact: true })).toHaveCount(5)
  await lookAt(page, ['/who-may-do-what'])
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByText('Administrator of a Virtual Account').first()).toBeVisible()
})
