// An account proves further domains by their DNS, and somebody who objects to a request proves theirs. A real name
// server answers.
import type { Locator, Page } from '@playwright/test'
import { tabTo } from '../portal/keyboard'
import { accessible, fitsNarrow, looksRight } from '../portal/looks'
import { test } from '../portal/name-server'
import { expect, files, ok, type Person } from '../portal/test'

// Axe reads these pages too, and a machine that builds at the same time is slow at it.
test.slow()

function done({ page }: Person, sentence: string) {
  return page.getByRole('status').filter({ hasText: sentence })
}

async function valueShown(within: Page | Locator): Promise<string> {
  return (await within.getByText(/^deedbox-proof=/).textContent()) ?? ''
}

let domains = 0

/** A domain that no other test knows. */
function newDomain() {
  domains += 1
  return `sfc${domains}-${test.info().workerIndex}.example`
}

test('a domain is added, looked for too early, proven and removed', async ({ account, company, names }) => {
  const { path, aiko } = await account(company())
  const { page } = aiko
  const domain = newDomain()
  await page.goto(path)
  await page.getByRole('link', { name: 'Domains' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Domains' })).toBeVisible()
  await expect(page.getByText('No further domains yet')).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: 'Get the record' }).click()
  await expect(page.getByLabel('Domain', { exact: true })).toBeFocused()
  await page.getByLabel('Domain', { exact: true }).fill(`lab.${domain}`)
  await page.getByRole('button', { name: 'Get the record' }).click()
  await expect(page.getByText(`Prove the domain as it was registered: ${domain}.`)).toBeVisible()
  await accessible(page)
  await page.getByLabel('Domain', { exact: true }).fill(domain)
  await page.getByRole('button', { name: 'Get the record' }).click()
  await expect(done(aiko, `Now put the record for ${domain} into its DNS.`)).toBeVisible()
  const one = page.getByRole('listitem').filter({ hasText: domain })
  await expect(one.getByText('Waiting for the record', { exact: true })).toBeVisible()
  await expect(one.getByText(`_deedbox-challenge.${domain}`)).toBeVisible()
  await looksRight(page)

  await one.getByRole('button', { name: 'Check now' }).click()
  await expect(done(aiko, `The record of ${domain} was not found.`)).toBeVisible()
  await expect(one.getByText('there is no TXT record at that name')).toBeVisible()
  const value = await valueShown(one)
  await names.setTexts(`_deedbox-challenge.${domain}`, ['v=spf1 -all', value])
  await one.getByRole('button', { name: 'Check now' }).click()
  await expect(done(aiko, `The record is there: ${domain} is proven.`)).toBeVisible()
  await expect(one.getByText('Proven', { exact: true })).toBeVisible()
  await accessible(page)

  await one.getByRole('button', { name: `Remove ${domain}` }).click()
  const dialog = page.getByRole('dialog', { name: `Remove ${domain}?` })
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await accessible(page)
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(done(aiko, `${domain} has been removed.`)).toBeVisible()
  await expect(page.getByText('No further domains yet')).toBeVisible()
})

test('name and value are copied, one by one', async ({ account, company }) => {
  const { id, path, aiko } = await account(company(), { permissions: ['clipboard-read', 'clipboard-write'] })
  const { page } = aiko
  const domain = newDomain()
  const begun = await ok(aiko.posts(`/smart-accounts/${id}/domains`, { domain }))
  const { recordName, recordValue } = await begun.json()
  await page.goto(`${path}/domains`)
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  await page.getByRole('button', { name: 'Copy the name' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1)
  expect(await clipboard()).toBe(recordName)
  await page.getByRole('button', { name: 'Copy the value' }).click()
  await expect.poll(clipboard).toBe(recordValue)
})

test('with the keyboard alone, on a phone, in Italian', async ({ account, company, names }) => {
  const { path, aiko } = await account(company(), {
    viewport: { width: 360, height: 740 },
  })
  const { page } = aiko
  const domain = newDomain()
  await page.goto(path)
  await page.evaluate(() => localStorage.setItem('deedbox.language', 'it'))
  await page.goto(`${path}/domains`)
  await expect(page.getByRole('heading', { level: 1, name: 'Domini' })).toBeVisible()
  await tabTo(page, 'Dominio')
  await page.keyboard.type(domain)
  await page.keyboard.press('Enter')
  await expect(done(aiko, `Ora inserisca il record per ${domain} nel suo DNS.`)).toBeVisible()
  const value = await valueShown(page)
  await names.setTexts(`_deedbox-challenge.${domain}`, [value])
  await tabTo(page, `Controlla ora per ${domain}`)
  await page.keyboard.press('Enter')
  await expect(done(aiko, `Il record c’è: ${domain} è dimostrato.`)).toBeVisible()
  await looksRight(page)
  await fitsNarrow(page)
})

test('a user reads how the domains stand and changes nothing', async ({ account, company, member }) => {
  const keio = company()
  const { id, path, aiko } = await account(keio)
  const domain = newDomain()
  await ok(aiko.posts(`/smart-accounts/${id}/domains`, { domain }))
  await ok(aiko.posts(`/smart-accounts/${id}/members`, { email: `ken@${keio.domain}`, role: 'user' }))
  const ken = await member('Ken Sato', `ken@${keio.domain}`)
  await ken.page.goto(`${path}/domains`)
  await expect(ken.page.getByText(domain, { exact: true })).toBeVisible()
  for (const act of ['Get the record', 'Check now', 'Remove'])
    await expect(ken.page.getByRole('button', { name: act })).toHaveCount(0)
  await accessible(ken.page)
})

test('somebody who objects proves the domain, and decides without a reviewer', async ({ member, names }) => {
  const domain = newDomain()
  const company = { name: `Aster Works of ${domain}`, domain, it: `it@${domain}` }
  const yuki = await member('Yuki Tanaka', `yuki@partner-of-${domain}`)
  const theirs = await files(yuki, company)
  const mori = await member('Mori Kenji', `mori@${domain}`)
  await ok(
    mori.posts('/identifier-contests', { domainIdentifier: domain, reason: 'Nobody of ours asked for it.' }),
  )
  const { page } = mori
  await page.goto('/objections')
  await expect(page.getByText('Do you run the company’s DNS?')).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: `Check now for ${domain}` }).click()
  await expect(done(mori, 'The record was not found yet.')).toBeVisible()
  await expect(page.getByText('there is no TXT record at that name')).toBeVisible()
  const value = await valueShown(page)
  await names.setTexts(`_deedbox-challenge.${domain}`, [value])
  await page.getByRole('button', { name: `Check now for ${domain}` }).click()
  await expect(done(mori, `You decide about the request for ${domain} now.`)).toBeVisible()
  await accessible(page)
  await page.getByRole('link', { name: 'Open the request and decide' }).click()
  await expect(page).toHaveURL(new RegExp(`/requests/${theirs.id}$`))
  await page.getByRole('button', { name: 'Decline' }).click()
  await page.getByLabel('Reason').fill('We know nothing of it.')
  await page.getByRole('button', { name: 'Decline the request' }).click()
  await expect(done(mori, 'You declined the request')).toBeVisible()
})
