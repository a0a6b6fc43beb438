import { accessible, looksRight } from '../portal/looks'
import { expect, files, password, test } from '../portal/test'

// Axe reads these pages too, and a machine that builds at the same time is slow at it.
test.slow()

test('help stands beside the form, which stays usable, and takes an answer that the staff reads', async ({
  member,
  reviewer,
  company,
}) => {
  const keio = company()
  const { page } = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await page.goto('/requests/new')
  await page.getByRole('button', { name: 'Help' }).click()
  const help = page.getByRole('dialog', { name: 'How do I request a Smart Account for a customer?' })
  await expect(help.getByRole('button', { name: 'Close' })).toBeFocused()
  // What it says is what this portal is set to.
  await expect(help.getByText('The request stays open for 90 days.')).toBeVisible()
  await looksRight(page)
  await page.getByLabel('Account name').fill(keio.name)
  await expect(help).toBeVisible()

  await help.getByRole('button', { name: 'No' }).click()
  await help.getByLabel('What was missing?').fill('A picture.')
  await help.getByRole('button', { name: 'Send' }).click()
  await expect(help.getByText('Thank you for your answer.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Help' })).toBeFocused()
  await expect(page.getByLabel('Account name')).toHaveValue(keio.name)

  const rosa = await reviewer(`rosa@northwind-${keio.domain}`)
  await rosa.page.goto('/guides')
  await rosa.page.getByRole('link', { name: 'Feedback on the guides' }).click()
  const newest = rosa.page.getByRole('region', { name: 'Newest first' })
  await expect(newest.getByText('A picture.')).toBeVisible()
  await expect(newest.getByText(page.url())).toHaveCount(0)
  await accessible(rosa.page)
})

test('on a phone, in Spanish, a visitor reads the guides; help lies over the page of a link until it is closed', async ({
  member,
  visitor,
  company,
  post,
}) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await files(yuki, keio)
  const { page } = await visitor({
    locale: 'es-ES',
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  })
  await page.goto('/')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Guías' }).tap()
  await page.getByRole('link', { name: '¿Qué significa «Pendiente»?' }).tap()
  await expect(page.getByRole('heading', { level: 1, name: '¿Qué significa «Pendiente»?' })).toBeFocused()
  await expect(page.getByText('Una solicitud vive 90 días')).toBeVisible()
  // An answer has somebody behind it.
  await expect(page.getByText('¿Le ha resultado útil?')).toHaveCount(0)
  await page.goto('/guides/no-such-guide')
  await expect(page.getByRole('heading', { level: 1, name: 'Esta página no existe' })).toBeVisible()

  await page.goto(await post.linkTo(keio.it, 'approvals'))
  await page.getByLabel('Nombre y apellidos').fill('Lucía Gil')
  await page.getByRole('button', { name: 'Ayuda' }).tap()
  const help = page.getByRole('dialog', { name: '¿Cómo apruebo, rechazo o reenvío?' })
  await expect(help.getByText('Reenviar', { exact: true })).toBeVisible()
  await accessible(page)
  const box = await help.boundingBox()
  expect(box?.width).toBe(390)
  await help.getByRole('button', { name: 'Cerrar' }).tap()
  await expect(help).toHaveCount(0)
  await expect(page.getByLabel('Nombre y apellidos')).toHaveValue('Lucía Gil')
  await page.getByLabel('Dirección de correo').fill(keio.it)
  await page.getByLabel('Elija una contraseña', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Registrarse y continuar' }).tap()
  await expect(page.getByRole('button', { name: 'Aprobar y crear la cuenta' })).toBeVisible()
})
