import { tabTo } from '../portal/keyboard'
import { accessible, lookAt } from '../portal/looks'
import { expect, files, password, statusOf, test } from '../portal/test'

// Axe reads these pages too, and a machine that builds at the same time is slow at it.
test.slow()

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

test('forwarding without a mouse: a new link for somebody else, one’s own ends, and it can be taken back', async ({
  member,
  visitor,
  company,
  post,
}) => {
  const lund = company('Lund Hospital')
  const eva = `eva@${lund.domain}`
  const yuki = await member('Yuki Tanaka', `yuki@partner-${lund.domain}`)
  const request = await files(yuki, lund)
  const link = await post.linkTo(lund.it, 'approvals')
  const { page } = await member('Lars Berg', lund.it)
  await page.goto(link)
  await expect(page.getByRole('button', { name: 'Forward' })).toBeVisible()

  await test.step('Lars names Eva, with a note', async () => {
    await tabTo(page, 'Forward')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Forward to somebody else' })
    await expect(dialog.getByLabel('Mail address')).toBeFocused()
    await expect(dialog.getByText('Your own link ends.')).toBeVisible()
    await page.keyboard.type(yuki.email)
    await tabTo(page, 'Note (optional)', 3)
    await page.keyboard.type('You run the account now.')
    await tabTo(page, 'Forward', 4)
    await page.keyboard.press('Enter')
    // Not to the requester: said beside the address, with the rest kept.
    await expect(dialog.getByLabel('Mail address')).toBeFocused()
    await expect(dialog.getByLabel('Mail address')).toHaveAttribute('aria-invalid', 'true')
    await expect(dialog.getByLabel('Note (optional)')).toHaveValue('You run the account now.')
    await accessible(page)
    await page.keyboard.press('Control+A')
    await page.keyboard.type(eva)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'You forwarded the request' })).toBeFocused()
    await expect(page.getByText(`${eva} gets a mail with a link of their own.`)).toBeVisible()
    await accessible(page)
    expect(await statusOf(yuki, request.id)).toBe('pending')
  })

  const evas = await post.linkTo(eva, 'approvals')
  await test.step('Eva, on her phone, reads who passed it on and why, and has all four buttons at hand', async () => {
    const { page } = await visitor(phone)
    await page.goto(evas)
    await expect(page.getByRole('region', { name: 'Lars Berg forwarded this request to you' })).toContainText(
      'You run the account now.',
    )
    await page.getByLabel('Mail address').fill(eva)
    await page.getByLabel('Your name').fill('Eva Holm')
    await page.getByLabel('Choose a password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign up and go on' }).tap()
    // Declining can be done before signing up, too: approving tells that the page knows her.
    await expect(page.getByRole('button', { name: 'Approve and create account' })).toBeVisible()
    await page.reload()
    for (const name of ['Approve and create account', 'Decline', 'Forward', 'Cancel'])
      await expect(page.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 })
    await lookAt(page, [evas])
  })

  await test.step('the requester sees the chain', async () => {
    await yuki.page.goto(`/requests/${request.id}`)
    const chain = yuki.page.getByRole('region', { name: 'Forwarded', exact: true })
    await expect(chain).toContainText(lund.it)
    await expect(chain).toContainText(eva)
    await expect(chain.getByRole('button')).toHaveCount(0)
    const approvers = yuki.page.getByRole('region', { name: 'Approvers' })
    await expect(approvers.getByText('Forwarded it')).toBeVisible()
    await expect(approvers.getByText('Named by an approver')).toBeVisible()
  })

  await test.step('Lars has it back: Eva’s link ends, and he decides where he is', async () => {
    const { page: elsewhere } = await visitor()
    await elsewhere.goto(link)
    await expect(
      elsewhere.getByRole('heading', { level: 1, name: 'This request was forwarded' }),
    ).toBeVisible()
    await page.getByRole('button', { name: 'Take it back' }).click()
    const dialog = page.getByRole('dialog', { name: 'Take the request back?' })
    await dialog.getByRole('button', { name: 'Take it back' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'The request is with you again' })).toBeFocused()
    await post.letterTo(eva, (mail) => /need not decide/.test(mail.subject))
    await elsewhere.goto(evas)
    await expect(elsewhere.getByRole('button', { name: 'Sign up and go on' })).toHaveCount(0)

    await page.getByRole('link', { name: 'Go to the decision' }).click()
    await page.getByRole('checkbox', { name: /accept it for the company/ }).check()
    await page.getByRole('button', { name: 'Approve and create account' }).click()
    await expect(page.getByText('You approved the request: the account is active.')).toBeVisible()
    const history = page.getByRole('region', { name: 'History' })
    await expect(history.getByText('Forwarded to somebody else')).toBeVisible()
    await expect(history.getByText('Forward taken back')).toBeVisible()
  })
})

test('in Italian, in the portal: forwarding to another domain asks a reviewer first, and can be taken back there', async ({
  member,
  reviewer,
  company,
  post,
}) => {
  const studio = company('Officine Riunite')
  const holding = `acquisti@holding-${studio.domain}`
  const yuki = await member('Yuki Tanaka', `yuki@partner-${studio.domain}`)
  await files(yuki, studio, { language: 'it' })
  await post.linkTo(studio.it, 'approvals')
  const { page } = await member('Giulia Bianchi', studio.it, { ...phone, locale: 'it-IT' })
  await page.goto('/decisions')
  await page
    .getByRole('button', { name: 'Lingua' })
    .or(page.getByRole('button', { name: 'Language' }))
    .tap()
  await page.getByRole('menuitemradio', { name: 'Italiano' }).tap()
  await page.getByRole('link', { name: studio.name }).tap()
  await page.getByRole('button', { name: 'Annulla', exact: true }).tap()
  await expect(page.getByRole('heading', { level: 1, name: 'In attesa della Sua decisione' })).toBeFocused()
  await page.getByRole('link', { name: studio.name }).tap()

  await page.getByRole('button', { name: 'Inoltra', exact: true }).tap()
  const dialog = page.getByRole('dialog', { name: 'Inoltra a un’altra persona' })
  await dialog.getByLabel('Indirizzo e-mail').fill(holding)
  await dialog.getByRole('button', { name: 'Inoltra', exact: true }).tap()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('In verifica').first()).toBeVisible()
  expect(post.lettersTo(holding)).toEqual([])

  const rosa = await reviewer(`rosa@northwind-${studio.domain}`)
  await rosa.page.goto('/review')
  const card = rosa.page.getByRole('article').filter({ hasText: studio.name })
  await expect(card).toContainText('An approver’s address is not on the account’s domain.')
  await expect(card).toContainText(holding)

  const chain = page.getByRole('region', { name: 'Inoltri' })
  await chain.getByRole('button', { name: 'Annulla l’inoltro' }).tap()
  await page.getByRole('dialog').getByRole('button', { name: 'Annulla l’inoltro' }).tap()
  await expect(page.getByRole('main').getByText('In attesa').first()).toBeVisible()
  await expect(chain.getByText('Annullato il')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Approva e crea l’account' })).toBeVisible()
  expect(post.lettersTo(holding)).toEqual([])
})
