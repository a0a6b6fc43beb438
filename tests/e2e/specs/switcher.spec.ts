// From one account of one's own to another, from wherever one is.
import { accessible, looksRight } from '../portal/looks'
import { type Account, approves, type Company, expect, files, type Person, test } from '../portal/test'

/** Whoever runs the account runs another one of the company, too. */
async function alsoRuns({ aiko }: Account, yuki: Person, company: Company, name: string): Promise<Company> {
  const other = { name, domain: `shop.${company.domain}`, it: aiko.email }
  await approves(aiko, (await files(yuki, other)).id)
  return other
}

test('the accounts that one has: by typing, by the arrows, each with its identifier and roles', async ({
  account,
  company,
  member,
}) => {
  const keio = company('Aster Works')
  const here = await account(keio)
  const yuki = await member('Yuki Mori', `mori@partner-${keio.domain}`)
  const shop = await alsoRuns(here, yuki, keio, 'Briar Shop')
  const { page } = here.aiko
  await page.goto(`${here.path}/members`)
  const opener = page.getByRole('button', { name: `In ${keio.name}: go to another account` })
  await opener.focus()
  await page.keyboard.press('Enter')
  const field = page.getByRole('combobox', { name: 'Name or domain identifier' })
  const options = page.getByRole('dialog').getByRole('option')
  await expect(field).toBeFocused()
  await expect(options).toHaveCount(2)
  await expect(options.filter({ hasText: keio.name })).toContainText('You are here')
  await expect(options.filter({ hasText: shop.name })).toContainText(`${shop.domain} · Administrator`)
  await looksRight(page)
  await page.keyboard.press('Escape')
  await expect(opener).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(field).toBeFocused()
  await page.keyboard.type('nothing like it')
  await expect(page.getByText('None of your accounts is called so.')).toBeVisible()
  await field.fill('')
  await page.keyboard.press('ArrowDown')
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowUp')
  await field.fill('bri')
  await expect(options).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: shop.name })).toBeVisible()
  await expect(page.getByRole('button', { name: `In ${shop.name}: go to another account` })).toBeVisible()
})

test('on a phone it is a sheet at the lower edge; whoever has no account has no such button', async ({
  account,
  company,
  member,
}) => {
  const keio = company()
  const { aiko, path } = await account(keio, {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  })
  const { page } = aiko
  await page.goto('/')
  await page.getByRole('button', { name: 'My accounts' }).tap()
  const sheet = page.getByRole('dialog', { name: 'My accounts' })
  await expect(sheet.getByRole('option')).toHaveCount(1)
  const box = await sheet.boundingBox()
  expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(844)
  expect(box?.width).toBe(390)
  await accessible(page)
  await sheet.getByRole('option').tap()
  await expect(page).toHaveURL(path)

  const sam = await member('Sam Stone', `sam@elsewhere-${keio.domain}`)
  await sam.page.goto('/')
  await expect(sam.page.getByRole('button', { name: /Signed in as/ })).toBeVisible()
  await expect(sam.page.getByRole('button', { name: 'My accounts' })).toHaveCount(0)
})
