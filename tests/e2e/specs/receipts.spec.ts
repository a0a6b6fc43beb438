import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { expect, ok, test } from '../portal/test'

const run = promisify(execFile)
const binary = resolve(import.meta.dirname, '..', process.env.DEEDBOX_BINARY ?? '../../build/release/deedbox')

test('who asked and who approved keep a receipt, and the program proves it', async ({
  member,
  company,
  portal,
}) => {
  const keio = company('Keio University')
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  const aiko = await member('Aiko Abe', keio.it)
  const filed = await ok(
    yuki.posts('/account-requests', {
      accountName: keio.name,
      domainIdentifier: keio.domain,
      country: 'JP',
      approverEmails: [keio.it],
    }),
  )
  const { id } = await filed.json()
  const receipt = yuki.page.getByRole('region', { name: 'Receipt' })

  await test.step('before the decision there is none', async () => {
    await yuki.page.goto(`/requests/${id}`)
    await expect(yuki.page.getByRole('heading', { level: 1, name: keio.name })).toBeVisible()
    await expect(receipt).toHaveCount(0)
  })

  const { agreement } = await (await ok(aiko.reads(`/account-requests/${id}`))).json()
  await ok(
    aiko.posts(`/account-requests/${id}/decision`, {
      verdict: 'approved',
      agreementVersion: agreement.version,
    }),
  )
  const key = (await portal.command('verify-log')).match(/^key (\w+)$/m)?.[1] ?? ''

  await test.step('seconds after it both can be downloaded', async () => {
    for (const { page } of [yuki, aiko]) {
      await page.goto(`/requests/${id}`)
      const pdf = await downloaded(page, 'Download the receipt (PDF)')
      expect(pdf.name).toBe(`receipt-${id}.pdf`)
      const json = await downloaded(page, 'Download as data (JSON)')
      expect(json.name).toBe(`receipt-${id}.json`)
      expect(JSON.parse(await readFile(json.path, 'utf8')).decision.decidedBy.email).toBe(keio.it)
      for (const { path } of [pdf, json]) {
        const { stdout } = await run(binary, ['verify-receipt', path, '--key', key])
        expect(stdout).toContain('as expected\nproven')
      }
    }
  })

  await test.step('its guide says how to check it', async () => {
    await yuki.page.getByRole('button', { name: 'Help' }).click()
    await expect(
      yuki.page.getByRole('dialog').getByText('deedbox verify-receipt FILE --key KEY'),
    ).toBeVisible()
  })
})

test('whoever is too quick is told to come again', async ({ member, company }) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  const { page } = yuki
  await page.route('**/receipt', (route) =>
    route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        status: 409,
        code: 'receipt.not_sealed',
        detail: 'Please try again in a few seconds.',
      }),
    }),
  )
  const aiko = await member('Aiko Abe', keio.it)
  const filed = await ok(
    yuki.posts('/account-requests', {
      accountName: keio.name,
      domainIdentifier: keio.domain,
      country: 'JP',
      approverEmails: [keio.it],
    }),
  )
  const { id } = await filed.json()
  await ok(aiko.posts(`/account-requests/${id}/decision`, { verdict: 'declined', reason: 'Not ours.' }))
  await page.goto(`/requests/${id}`)
  await page.getByRole('button', { name: 'Download the receipt (PDF)' }).click()
  await expect(page.getByRole('alert')).toContainText('Please try again in a few seconds.')
})

/** Pressed until it is sealed, as a person would. */
async function downloaded(page: Page, button: string) {
  let file = { name: '', path: '' }
  await expect(async () => {
    const coming = page.waitForEvent('download', { timeout: 2_000 })
    await page.getByRole('button', { name: button }).click()
    const download = await coming
    file = { name: download.suggestedFilename(), path: await download.path() }
  }).toPass({ timeout: 15_000 })
  return file
}
