import { accessible, lookAt, looksRight, settled } from '../portal/looks'
import { expect, files, type Person, password, test } from '../portal/test'

// Axe reads every page twice, and a machine that builds at the same time is slow at it.
test.slow()

const forEverybody = [
  '/',
  '/sign-in',
  '/sign-up',
  '/forgot-password',
  '/verify/unknown',
  '/reset/unknown',
  '/enter/unknown',
  '/stop/unknown',
  '/approvals/unknown',
  '/invitations/unknown',
  '/guides',
  '/guides/decide-request',
  '/guides/answer-invitation',
  '/guides/glossary',
  '/no/such/page',
]

async function pagesOf(yuki: Person, requestId: string, accountId: string) {
  await lookAt(yuki.page, [
    '/',
    '/requests',
    '/requests/new',
    `/requests/${requestId}`,
    `/requests/${requestId}/complete`,
    '/decisions',
    '/directory',
    `/accounts/${accountId}`,
    '/profile',
  ])
}

test('pages for everybody: no axe findings in light and dark, nothing cut at 320 px', async ({ visitor }) => {
  const { page } = await visitor()
  await lookAt(page, forEverybody)
})

test('pages for members: the same', async ({ member, company }) => {
  const keio = company('Gesellschaft für Maschinen- und Anlagenbau')
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  const request = await files(yuki, keio, {
    noteToApprover: 'A note.',
    users: [
      { email: `a.rather.long.address.of.somebody@department.of.physics.${keio.domain}`, role: 'viewer' },
    ],
  })
  await pagesOf(yuki, request.id, request.smartAccount.id)
})

test('the approval page and its dialogs: the same', async ({ member, visitor, company, post }) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await files(yuki, keio, { users: [{ email: `lab@${keio.domain}`, role: 'user' }] })
  const link = await post.linkTo(keio.it, 'approvals')
  const stranger = await visitor()
  await lookAt(stranger.page, [link])

  const { page } = await member('Aiko Abe', keio.it)
  await lookAt(page, [link])
  await page.getByRole('button', { name: 'Decline' }).click()
  await page.getByRole('button', { name: 'Decline the request' }).click()
  await expect(page.getByLabel('Reason')).toBeFocused()
  await looksRight(page)
})

test('menus, the review dialog and the sign-in dialog: the same', async ({ member, company }) => {
  const { page } = await member('Yuki Tanaka', `yuki@${company().domain}`)
  await settled(page, '/requests/new')
  for (const name of ['Language', 'Appearance', 'Signed in as Yuki Tanaka']) {
    await page.getByRole('banner').getByRole('button', { name }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    await accessible(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
  }
  await page.getByRole('button', { name: 'Review request' }).click()
  await expect(page.getByLabel('Account name')).toBeFocused()
  await accessible(page)

  await page.getByLabel('Account name').fill('Keio')
  await page.getByRole('combobox', { name: 'Country' }).fill('japan')
  await accessible(page)
  await page.getByRole('option', { name: 'Japan' }).click()
  await page.getByLabel('Approver 1').fill('it@keio.test')
  await page.getByRole('button', { name: 'Review request' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await accessible(page)
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(page.getByRole('dialog', { name: 'Please sign in again' })).toBeVisible()
  await accessible(page)
})

test('dark and light follow the device until one chooses', async ({ visitor }) => {
  const { page } = await visitor({ colorScheme: 'dark' })
  await page.goto('/')
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await ground()).toBe('rgb(17, 23, 25)')
  await page.getByRole('button', { name: 'Appearance' }).click()
  await page.getByRole('menuitemradio', { name: 'Light' }).click()
  await expect.poll(ground).toBe('rgb(244, 246, 244)')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect.poll(ground).toBe('rgb(244, 246, 244)')
})

test('each language is complete enough to work in: nothing falls back, and the choice stays', async ({
  visitor,
}) => {
  const { page } = await visitor()
  await page.goto('/sign-up')
  await page.getByRole('button', { name: 'Language' }).click()
  await page.getByRole('menuitemradio', { name: 'Italiano' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Registrazione' })).toBeVisible()
  await page.getByLabel('Indirizzo e-mail').fill('nessun indirizzo')
  await page.getByLabel('Nome e cognome').fill('Giulia')
  await page.getByLabel('Scelga una password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Registrati' }).click()
  // The server's sentence is Italian too.
  await expect(page.getByLabel('Indirizzo e-mail')).toBeFocused()
  await expect(page.getByText(/non è un indirizzo/)).toBeVisible()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'it')
})
