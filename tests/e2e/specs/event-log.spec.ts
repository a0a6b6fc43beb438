import { readFile } from 'node:fs/promises'
import { lookAt, looksRight } from '../portal/looks'
import { expect, test } from '../portal/test'

// Axe reads these pages too, and a machine that builds at the same time is slow at it.
test.slow()

test('a member reads what happened, looks for a part of it and keeps all of it', async ({
  account,
  company,
}) => {
  const keio = company('Keio')
  const { path, aiko } = await account(keio)
  const { page } = aiko
  await page.goto(path)
  await page
    .getByRole('navigation', { name: `Pages of ${keio.name}` })
    .getByRole('link', { name: 'Event log' })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Event log' })).toBeVisible()
  const entries = page.locator('tbody').getByRole('row')
  await expect(entries).toHaveText([/Approved.*By Aiko Abe, asked to decide/, /Requested.*By Yuki Tanaka/])

  await aiko.posts(`/smart-accounts/${path.split('/').at(-1)}/members`, {
    email: `lab@${keio.domain}`,
    role: 'user',
  })
  await page.reload()
  await expect(entries.first()).toContainText('Member added')
  await expect(entries.first()).toContainText(`lab@${keio.domain} · User`)
  await looksRight(page)

  await test.step('the filter is in the address, and a file has what it leaves', async () => {
    await page.getByLabel('About').selectOption('Members')
    await expect(page).toHaveURL(/act=member/)
    await expect(entries).toHaveCount(1)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download CSV' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/^events-\d+\.csv$/)
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain(
      `member.added,Member added,Aiko Abe,as an administrator of the account,lab@${keio.domain},user`,
    )
  })

  await test.step('a search that finds nothing says what to do', async () => {
    await page.getByLabel('Mail address of whoever did it').fill('nobody@elsewhere.test')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Nothing in the log fits these filters.')).toBeVisible()
    await page.getByRole('button', { name: 'Show all' }).click()
    await expect(entries).toHaveCount(3)
    await expect(page.getByLabel('Mail address of whoever did it')).toHaveValue('')
  })
})

test('the log in Italian, on a phone', async ({ account, company }) => {
  const { path, aiko } = await account(company('Keio'), {
    locale: 'it-IT',
    viewport: { width: 390, height: 844 },
  })
  const { page } = aiko
  await page.goto('/')
  await page.evaluate(() => localStorage.setItem('deedbox.language', 'it'))
  await lookAt(page, [`${path}/events`])
  await expect(page.getByRole('heading', { level: 1, name: 'Registro degli eventi' })).toBeVisible()
  await expect(page.getByText('Da Aiko Abe, persona a cui è stato chiesto di decidere')).toBeVisible()
})
