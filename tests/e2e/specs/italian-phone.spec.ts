import { expect, files, password, test } from '../portal/test'

test('in Italian on a phone: from the mail to an active account', async ({
  member,
  visitor,
  company,
  post,
}) => {
  const studio = company('Officine Riunite')
  const yuki = await member('Yuki Tanaka', `yuki@partner-${studio.domain}`)
  await files(yuki, studio, { language: 'it', noteToApprover: 'Come d’accordo.' })

  const link = await post.linkTo(studio.it, 'approvals')
  const { page } = await visitor({
    locale: 'it-IT',
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  })
  await page.goto(link)
  await expect(page.locator('html')).toHaveAttribute('lang', 'it')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    `Approvare uno Smart Account per ${studio.name}?`,
  )
  await expect(page.getByText('Come d’accordo.')).toBeVisible()
  await expect(page.getByText(/Restano \d+ giorni, fino al/)).toBeVisible()

  await page.getByLabel('Indirizzo e-mail').fill(studio.it)
  await page.getByLabel('Nome e cognome').fill('Giulia Bianchi')
  await page.getByLabel('Scelga una password', { exact: true }).fill('corta')
  await page.getByRole('button', { name: 'Registrati e prosegui' }).tap()
  await expect(page.getByLabel('Scelga una password', { exact: true })).toBeFocused()
  await expect(page.getByLabel('Nome e cognome')).toHaveValue('Giulia Bianchi')

  await page.getByLabel('Scelga una password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Registrati e prosegui' }).tap()
  await page.getByRole('checkbox', { name: /lo accetto per conto dell’azienda/ }).check()
  await page.getByRole('button', { name: 'Approva e crea l’account' }).tap()
  await expect(page.getByRole('heading', { level: 1, name: `${studio.name} è attivo` })).toBeVisible()

  await page.getByRole('link', { name: 'Apri l’account' }).tap()
  await expect(page.getByText('Amministratore')).toBeVisible()
  await post.letterTo(yuki.email, (mail) => mail.subject.includes(studio.name))
})
