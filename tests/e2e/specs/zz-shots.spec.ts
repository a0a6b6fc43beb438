import { files, fillsTheForm, ok, test, expect } from '../portal/test'

test.setTimeout(240_000)
const sizes = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } }

test('shots', async ({ member, visitor, reviewer, company, post }) => {
  const shot = async (page: any, name: string, full = false) => {
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport)
      await page.waitForTimeout(350)
      await page.screenshot({ path: `/tmp/w4shots/${name}-${size}.png`, fullPage: full })
    }
    await page.setViewportSize(sizes.desk)
  }
  const keio = company('Keio University')
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`, { locale: 'it-IT' })
  const { page } = yuki
  await page.goto('/')
  await shot(page, 'home-it')
  await page.goto('/requests/new')
  await page.getByLabel('Nome dell’account').fill(keio.name)
  await page.getByRole('button', { name: 'Modifica l’identificativo' }).click()
  await page.getByRole('textbox', { name: 'Identificativo di dominio' }).fill(keio.domain)
  await page.getByRole('combobox', { name: 'Paese' }).fill('italia')
  await page.keyboard.press('Tab')
  await page.getByLabel('Approvatore 1').fill('it@altra.test')
  await page.getByRole('button', { name: 'Aggiungi un utente' }).click()
  await page.getByLabel('Utente 1', { exact: true }).fill('bea@reseller.test')
  await shot(page, 'form-it', true)
  await page.getByRole('button', { name: 'Rivedi la richiesta' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await shot(page, 'dialog-it')
  const first = await files(yuki, keio, {
    users: [
      { email: `lab@${keio.domain}`, role: 'user' },
      { email: 'bea@reseller.test', role: 'viewer' },
    ],
  })
  const link = await post.linkTo(keio.it, 'approvals')
  const es = await visitor({ locale: 'es-ES' })
  await es.page.goto(link)
  await shot(es.page, 'approval-es', true)
  const aiko = await member('Aiko Abe', keio.it)
  await aiko.page.goto(link)
  await expect(aiko.page.getByRole('button', { name: 'Approve and create account' })).toBeVisible()
  await shot(aiko.page, 'approval-in-en', true)
  const { agreement } = await (await aiko.reads(`/account-requests/${first.id}`)).json()
  await ok(aiko.posts(`/account-requests/${first.id}/decision`, { verdict: 'approved', agreementVersion: agreement.version, excludeUsers: ['bea@reseller.test'] }))
  await page.goto(`/requests/${first.id}`)
  await shot(page, 'approved-it', true)
  await aiko.page.goto(`/accounts/${first.smartAccount.id}`)
  await aiko.page.getByRole('button', { name: 'Change' }).click()
  await shot(aiko.page, 'edit-en')
  const below = await files(yuki, { ...keio, domain: `labs.${keio.domain}`, it: `lab@${keio.domain}` })
  await page.goto(`/requests/${below.id}`)
  await shot(page, 'not-asked-it', true)
  const rosa = await reviewer(`rosa@northwind-${keio.domain}`)
  const other = company('Weavers')
  const refused = await files(yuki, other, { approverEmails: ['it@elsewhere.test'] })
  await rosa.page.goto('/')
  await shot(rosa.page, 'reviewer-home-en')
  await ok(rosa.posts(`/account-requests/${refused.id}/review`, { verdict: 'refused', reason: 'Nobody here knows this company.' }))
  await page.goto(`/requests/${refused.id}`)
  await shot(page, 'refused-it', true)
  const next = await files(yuki, other, { approverEmails: ['it@mailinator.com'] })
  await rosa.page.goto(`/requests/${next.id}`)
  await shot(rosa.page, 'review-en', true)
  const mia = await visitor({ locale: 'es-ES' })
  await mia.page.goto('/sign-up')
  await shot(mia.page, 'sign-up-es')
})
