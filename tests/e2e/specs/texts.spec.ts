import type { Page } from '@playwright/test'
import { expect, test } from '../portal/test'

/** The files of texts that a page has asked for, as `common-it`. */
function textsOf(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const file = request.url().match(/\/assets\/([a-z_]+-(?:en|it|es))-[^/]+\.js$/)?.[1]
    if (file) asked.push(file)
  })
  return asked
}

test('only the reader’s language comes, and with a page only what the page says', async ({ visitor }) => {
  const { page } = await visitor({ locale: 'it-IT' })
  const scripts: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.text())
  })
  const asked = textsOf(page)
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Accedi' }).first()).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'it')
  expect(asked.toSorted()).toEqual(['common-it', 'home-it'])
  const code = (await Promise.all(scripts)).join('\n')
  expect(code).toContain('Vai al contenuto')
  for (const other of ['Skip to content', 'Saltar al contenido']) expect(code).not.toContain(other)

  await page.goto('/directory')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(asked.filter((file) => !file.endsWith('-it'))).toEqual([])
})

test('texts are asked for beside the code, not after it', async ({ visitor }) => {
  const { page } = await visitor()
  const asked = textsOf(page)
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/assets/ApprovalPage-*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/approvals/unknown')
  await expect.poll(() => asked).toEqual(expect.arrayContaining(['approvals-en', 'common-en']))
  letGo()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('another language brings the texts of what is on the screen', async ({ visitor }) => {
  const { page } = await visitor()
  await page.goto('/forgot-password')
  await page.getByLabel('Mail address').fill('mia@weaving.test')
  const asked = textsOf(page)
  await page.getByRole('button', { name: 'Language' }).click()
  await page.getByRole('menuitemradio', { name: 'Italiano' }).click()
  await expect(page.getByLabel('Indirizzo e-mail')).toHaveValue('mia@weaving.test')
  expect(asked).toEqual(['common-it'])

  await page.getByRole('link', { name: 'Deedbox' }).first().click()
  await expect(page.getByRole('link', { name: 'Accedi' }).first()).toBeVisible()
  await expect.poll(() => asked).toContain('home-it')
})

test('where texts do not come, what is there stays readable', async ({ visitor }) => {
  const { page } = await visitor()
  await page.goto('/sign-in')
  await page.route('**/assets/*-es-*.js', (route) => route.abort())
  await page.getByRole('button', { name: 'Language' }).click()
  await page.getByRole('menuitemradio', { name: 'Español' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')

  await page.route('**/assets/home-en-*.js', (route) => route.abort())
  await page.getByRole('link', { name: 'Deedbox' }).first().click()
  await expect(
    page.getByRole('heading', { level: 1, name: 'This page cannot be shown right now' }),
  ).toBeVisible()
  await page.unroute('**/assets/home-en-*.js')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Has a mail brought you here?')).toBeVisible()
})

test('where no text comes at all, a sentence says so', async ({ visitor }) => {
  const { page } = await visitor()
  await page.route('**/assets/common-*.js', (route) => route.abort())
  await page.goto('/')
  await expect(page.getByText('The portal cannot be reached right now.')).toBeVisible()
  await expect(page.getByText('Il portale non è raggiungibile in questo momento.')).toBeVisible()
})
