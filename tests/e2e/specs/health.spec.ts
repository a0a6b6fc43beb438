import { lookAt, looksRight } from '../portal/looks'
import { expect, test } from '../portal/test'

// Axe reads these pages too, and a machine that builds at the same time is slow at it.
test.slow()

test('an administrator sees what is wrong, mends it, and it is gone', async ({
  account,
  company,
  member,
}) => {
  const keio = company('Keio')
  const { path, aiko } = await account(keio)
  const { page } = aiko
  await page.goto(path)
  const rooms = page.getByRole('navigation', { name: `Pages of ${keio.name}` })
  await rooms.getByRole('link', { name: 'Health (1 to look at)' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Health' })).toBeVisible()
  const findings = page.getByRole('main').getByRole('listitem')
  await expect(findings).toHaveText([
    /There is only one administrator.*Advice.*somebody else an administrator/,
  ])
  await looksRight(page)

  await test.step('the way to mend it stands beside it', async () => {
    await findings.getByRole('link', { name: 'To the members' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible()
    await aiko.posts(`/smart-accounts/${path.split('/').at(-1)}/members`, {
      email: `mei@${keio.domain}`,
      role: 'admin',
    })
    await member('Mei Mori', `mei@${keio.domain}`)
  })

  await test.step('looked at again, by keyboard, all is well', async () => {
    await rooms.getByRole('link', { name: /^Health/ }).click()
    await page.getByRole('button', { name: 'Look again now' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByText('Looked at just now: all is well.')).toBeVisible()
    await expect(page.getByText('The account is looked at every day.')).toBeVisible()
    await expect(rooms.getByRole('link', { name: 'Health', exact: true })).toBeVisible()
  })
})

test('whoever only uses an account has no health there', async ({ account, company, member }) => {
  const keio = company('Keio')
  const { path, aiko } = await account(keio)
  await aiko.posts(`/smart-accounts/${path.split('/').at(-1)}/members`, {
    email: `lab@${keio.domain}`,
    role: 'user',
  })
  const { page } = await member('Lab', `lab@${keio.domain}`)
  await page.goto(path)
  const rooms = page.getByRole('navigation', { name: `Pages of ${keio.name}` })
  await expect(rooms.getByRole('link', { name: 'Members' })).toBeVisible()
  await expect(rooms.getByRole('link', { name: 'Health' })).toHaveCount(0)
  await page.goto(`${path}/health`)
  await expect(page.getByText('Your role in this Smart Account does not allow this.')).toBeVisible()
})

test('the weekly digest is chosen in the profile', async ({ member, company }) => {
  const { page } = await member('Yuki Tanaka', `yuki@${company().domain}`)
  await page.goto('/profile')
  const wanted = page.getByRole('checkbox', { name: 'Send me the weekly digest' })
  await expect(wanted).toBeChecked()
  await wanted.uncheck()
  await expect(page.getByText('Your choice has been saved.')).toBeVisible()
  await page.reload()
  await expect(wanted).not.toBeChecked()
})

test('health in Italian, on a phone, and a link that stops nothing', async ({ account, company }) => {
  const { path, aiko } = await account(company('Keio'), {
    locale: 'it-IT',
    viewport: { width: 390, height: 844 },
  })
  const { page } = aiko
  await page.goto('/')
  await page.evaluate(() => localStorage.setItem('deedbox.language', 'it'))
  await lookAt(page, [`${path}/health`, '/digest-stops/unknown'])
  await page.goto(`${path}/health`)
  await expect(page.getByRole('heading', { level: 1, name: 'Stato di salute' })).toBeVisible()
  await expect(page.getByText('C’è un solo amministratore')).toBeVisible()
})
