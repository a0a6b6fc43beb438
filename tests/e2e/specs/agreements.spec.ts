import { lookAt, looksRight } from '../portal/looks'
import { expect, test } from '../portal/test'

// Axe reads these pages too, and a machine that builds at the same time is slow at it.
test.slow()

/** As if the account had been approved under an earlier version. */
const earlier = (accountId: string) => `
  UPDATE request_decisions SET agreement_version = '2020-01'
    WHERE account_request_id IN (SELECT id FROM account_requests WHERE smart_account_id = ${accountId});`

test('a new version waits on each page of the account, and is read and accepted', async ({
  account,
  company,
  portal,
}) => {
  const keio = company('Keio')
  const { path, aiko } = await account(keio)
  await portal.tamper(earlier(path.split('/').at(-1) ?? ''))
  const { page } = aiko
  await page.goto(`${path}/members`)
  const banner = page.getByText('A new version of the agreement waits to be accepted.')
  await expect(banner).toBeVisible()
  await page.getByRole('link', { name: 'Read and accept it' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Agreement' })).toBeVisible()
  await expect(banner).toHaveCount(0)
  await expect(page.getByRole('main').getByRole('listitem')).toHaveText([/Version 2020-01.*by Aiko Abe/])
  await looksRight(page)

  await test.step('nobody accepts it by mistake', async () => {
    await page.getByRole('button', { name: 'Accept', exact: true }).click()
    await expect(page.getByText('Please tick that you accept it first.')).toBeVisible()
    await expect(page.getByRole('checkbox')).toBeFocused()
  })
  await test.step('by keyboard', async () => {
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Version 2026-12 has been accepted.')).toBeVisible()
    await expect(page.getByRole('main').getByRole('listitem')).toHaveText([
      /Version 2026-12.*by Aiko Abe.*in English/,
      /Version 2020-01/,
    ])
  })
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1, name: keio.name })).toBeVisible()
  await expect(banner).toHaveCount(0)
})

test('whoever cannot accept it reads it; in Spanish, on a phone', async ({
  account,
  company,
  member,
  portal,
}) => {
  const keio = company('Keio')
  const { path, aiko } = await account(keio)
  await aiko.posts(`/smart-accounts/${path.split('/').at(-1)}/members`, {
    email: `lab@${keio.domain}`,
    role: 'user',
  })
  await portal.tamper(earlier(path.split('/').at(-1) ?? ''))
  const { page } = await member('Lab', `lab@${keio.domain}`, {
    locale: 'es-ES',
    viewport: { width: 390, height: 844 },
  })
  await page.goto('/')
  await page.evaluate(() => localStorage.setItem('deedbox.language', 'es'))
  await lookAt(page, [`${path}/agreements`])
  await expect(page.getByRole('heading', { level: 1, name: 'Acuerdo' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'En vigor' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Aceptar' })).toHaveCount(0)
})
