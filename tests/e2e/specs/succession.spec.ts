// An account whose administrators do not answer: somebody names a new one, and those who are there can object.
import { accessible, fitsNarrow, looksRight } from '../portal/looks'
import { test } from '../portal/name-server'
import { expect, ok, type Person } from '../portal/test'

// Axe reads these pages too, and a machine that builds at the same time is slow at it.
test.slow()

function done({ page }: Person, sentence: string) {
  return page.getByRole('status').filter({ hasText: sentence })
}

function ofExample(name: string) {
  const domain = `${name}${test.info().workerIndex}.example`
  return { name: `Aster Works of ${domain}`, domain, it: `it@${domain}` }
}

test('an approver names a new administrator; the one who is there sees it and objects', async ({
  account,
  member,
}) => {
  const aster = ofExample('succession')
  const { id, path, aiko } = await account(aster)
  await ok(aiko.posts(`/smart-accounts/${id}/members`, { email: `ceo@${aster.domain}`, role: 'approver' }))
  const ceo = await member('Chie Endo', `ceo@${aster.domain}`)
  await ceo.page.goto(path)
  await ceo.page.getByRole('link', { name: 'Name a new administrator' }).click()
  await expect(ceo.page.getByLabel('Domain identifier of the account')).toHaveValue(aster.domain)
  await ceo.page.getByRole('button', { name: 'Name this administrator' }).click()
  await expect(ceo.page.getByLabel('Mail address of the new administrator')).toBeFocused()
  await ceo.page.getByLabel('Mail address of the new administrator').fill(`mei@${aster.domain}`)
  await ceo.page.getByLabel('Reason').fill('Nobody has answered for months.')
  await looksRight(ceo.page)
  await ceo.page.getByRole('button', { name: 'Name this administrator' }).click()
  await expect(done(ceo, `mei@${aster.domain} has been named.`)).toBeVisible()

  const { page } = aiko
  await page.goto(`${path}/members`)
  await expect(page.getByText(`Chie Endo has named mei@${aster.domain}`)).toBeVisible()
  await expect(page.getByText('Nobody has answered for months.')).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: 'Object' }).click()
  const dialog = page.getByRole('dialog', { name: `Object to mei@${aster.domain} as administrator?` })
  await accessible(page)
  await dialog.getByLabel('Reason (optional)').fill('I am here.')
  await dialog.getByRole('button', { name: 'Object' }).click()
  await expect(done(aiko, `mei@${aster.domain} does not become an administrator.`)).toBeVisible()
  await expect(page.getByText('has named')).toHaveCount(0)
})

test('somebody who is no member proves the domain, on a phone', async ({ account, member, names }) => {
  const aster = ofExample('orphaned')
  await account(aster)
  const mei = await member('Mei Ueda', `mei@elsewhere-${aster.domain}`, {
    viewport: { width: 360, height: 740 },
  })
  const { page } = mei
  await page.goto('/take-over')
  await page.getByLabel('Domain identifier of the account').fill(`no-${aster.domain}`)
  await page.getByLabel('Mail address of the new administrator').fill(mei.email)
  await page.getByLabel('Reason').fill('We have bought the company.')
  await page.getByRole('button', { name: 'Name this administrator' }).click()
  await expect(page.getByText('No active account has this identifier.')).toBeVisible()
  await page.getByLabel('Domain identifier of the account').fill(aster.domain)
  await page.getByRole('button', { name: 'Name this administrator' }).click()
  await expect(page.getByText('Prove first that you speak for the company')).toBeVisible()
  await looksRight(page)
  await fitsNarrow(page)
  const value = (await page.getByText(/^deedbox-proof=/).textContent()) ?? ''
  await names.setTexts(`_deedbox-challenge.${aster.domain}`, [value])
  await page.getByRole('button', { name: 'Check the record and go on' }).click()
  await expect(done(mei, `${mei.email} has been named.`)).toBeVisible()
})
