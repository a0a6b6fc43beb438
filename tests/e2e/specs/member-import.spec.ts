// A file of people: tried out first, then done row by row, and what was refused is corrected and sent again.
import { readFileSync } from 'node:fs'
import { accessible, looksRight } from '../portal/looks'
import { expect, test } from '../portal/test'

test.slow()

const head = 'email,role,virtualAccount,includeNested,note'

/** 500 rows, of which every tenth has a fault. */
function manyPeople(domain: string): string {
  const rows = Array.from({ length: 500 }, (_, i) => {
    if (i % 10 !== 9) return `p${i}@${domain},user,,,`
    return ['nobody,user,,,', `p${i}@${domain},owner,,,`, `p${i}@${domain},user,Atlantis,,`][
      ((i / 10) % 3) | 0
    ]
  })
  return [head, ...rows].join('\r\n')
}

function asFile(text: string) {
  return { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
}

test('500 people with faults: tried out, added, and the refused rows corrected', async ({
  account,
  company,
}) => {
  const keio = company()
  const { id, path, aiko } = await account(keio)
  const { page } = aiko
  await page.goto(`${path}/members`)
  await page.getByRole('link', { name: 'Import from a file' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Import people' })).toBeVisible()
  await accessible(page)
  await looksRight(page)

  await test.step('a file with a wrong column is refused with the reason, and another can be chosen', async () => {
    await page.getByLabel('Choose a CSV file').setInputFiles(asFile('email,colour\nx,y\n'))
    await expect(page.getByRole('alert')).toContainText('“colour”')
    await expect(page.getByRole('alert')).toContainText('“role”')
  })

  await test.step('the dry run says what would come of it, and adds nobody', async () => {
    await page.getByLabel('Choose a CSV file').setInputFiles(asFile(manyPeople(keio.domain)))
    const sum = '450 people would be members at once, 0 would be invited, 50 rows would be refused.'
    await expect(page.getByText(sum)).toBeVisible({ timeout: 60_000 })
    await expect(page.getByRole('row').filter({ hasText: 'Atlantis' }).first()).toContainText(
      'There is no such Virtual Account.',
    )
    await expect(page.getByRole('radio', { name: 'Not done (50)' })).toBeChecked()
    await page.getByText('All (500)').click()
    await expect(page.getByRole('row').filter({ hasText: `p0@${keio.domain}` })).toContainText('Member')
    await accessible(page)
    await looksRight(page)
    const members = await (await page.request.get(`/api/v1/smart-accounts/${id}/members`)).json()
    expect(members.items).toHaveLength(1)
  })

  await test.step('people are added, and the page can be loaded anew meanwhile', async () => {
    await page.getByRole('button', { name: 'Add 450 people' }).click()
    await expect(page.getByText(/People are being added|Import finished/)).toBeVisible()
    await page.reload()
    const sum = '450 people are members, 0 are invited, 50 rows were refused.'
    await expect(page.getByText(sum)).toBeVisible({ timeout: 60_000 })
    const members = await (await page.request.get(`/api/v1/smart-accounts/${id}/members?limit=200`)).json()
    expect(members.items).toHaveLength(200)
  })

  await test.step('the refused rows come as a file that can be sent again', async () => {
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download the refused rows' }).click()
    const file = readFileSync(await (await coming).path(), 'utf8')
    expect(file.split('\r\n')[0]).toBe(`${head},problem`)
    const corrected = file.replaceAll('Atlantis', '').replaceAll(',owner,', ',viewer,')
    await page.getByRole('button', { name: 'Choose another file' }).click()
    await page.getByLabel('Choose a CSV file').setInputFiles(asFile(corrected))
    await page.getByRole('button', { name: /^Add \d+ people$/ }).click()
    await expect(page.getByText(/Import finished/)).toBeVisible({ timeout: 60_000 })
    await expect(page.getByText(/rows were refused/)).toContainText('are members')
  })
})

test('by keyboard and on a phone', async ({ account, company }) => {
  const keio = company()
  const { path, aiko } = await account(keio)
  const { page } = aiko
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(`${path}/members/import`)
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a CSV file' }).focus()
  await page.keyboard.press('Enter')
  await (await choosing).setFiles(asFile(`${head}\r\nnew@${keio.domain},user,,,\r\nnobody,user,,,\r\n`))

  await expect(page.getByText('1 person would be a member at once')).toBeVisible({ timeout: 60_000 })
  await looksRight(page)
  await page.getByRole('button', { name: 'Add 1 person' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 person is a member, 0 are invited, 1 row was refused.')).toBeVisible({
    timeout: 60_000,
  })
  await accessible(page)
})
