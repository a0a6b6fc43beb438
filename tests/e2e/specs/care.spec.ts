import { tabTo } from '../portal/keyboard'
import { accessible, lookAt, looksRight } from '../portal/looks'
import { expect, files, ok, statusOf, test } from '../portal/test'

// Axe reads these pages too, and a machine that builds at the same time is slow at it.
test.slow()

test('a mail that came back is put right in place; mails go again; others are asked instead', async ({
  member,
  company,
  post,
}) => {
  const keio = company()
  const head = `head@${keio.domain}`
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  const request = await files(yuki, keio, { approverEmails: [`bounce@${keio.domain}`, keio.it] })
  const { page } = yuki
  await page.goto(`/requests/${request.id}`)
  const approvers = page.getByRole('region', { name: 'Approvers' })

  await test.step('who must act, for how long, and what became of each mail', async () => {
    await expect(page.getByText(/^90 days left, until/)).toBeVisible()
    await expect(page.getByText(/^Next reminder on/)).toBeVisible()
    const wrong = approvers.getByRole('listitem').filter({ hasText: 'bounce@' })
    await expect(wrong.getByText('Not delivered')).toBeVisible()
    await expect(wrong.getByText(/Reason given: .*no such mailbox/)).toBeVisible()
    await expect(approvers.getByText('Handed to the mail server of this address.')).toBeVisible()
  })

  await test.step('the wrong address is corrected beside the mail that came back', async () => {
    await approvers.getByRole('button', { name: 'Wrong address? Correct it' }).click()
    const field = approvers.getByLabel('Correct address')
    await expect(field).toBeFocused()
    await looksRight(page)
    await field.fill('head at nowhere')
    await approvers.getByRole('button', { name: 'Correct and send' }).click()
    await expect(field).toBeFocused()
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(field).toHaveValue('head at nowhere')
    await field.fill(head)
    await approvers.getByRole('button', { name: 'Correct and send' }).click()
    await expect(approvers.getByText(`Corrected: ${head} is asked now.`)).toBeVisible()
    await post.linkTo(head, 'approvals')
    await expect(approvers.getByRole('listitem').filter({ hasText: head }).getByText('Asked')).toBeVisible()
  })

  await test.step('a mail sent again has a new link, and the old one is dead', async () => {
    const old = await post.linkTo(keio.it, 'approvals')
    await approvers.getByRole('button', { name: `Send the mail again: ${keio.it}` }).click()
    const dialog = page.getByRole('dialog', { name: 'Send the mail again?' })
    await expect(
      dialog.getByText('The link in the earlier mail stops working once the new mail has gone out.'),
    ).toBeVisible()
    await accessible(page)
    await dialog.getByRole('button', { name: 'Send again' }).click()
    await expect(approvers.getByText(`A new mail goes to ${keio.it}.`)).toBeVisible()
    await expect.poll(() => post.linkTo(keio.it, 'approvals')).not.toBe(old)
    const replaced = page.getByRole('heading', { level: 1, name: 'This link has been replaced' })
    // The mail is here a moment before the portal has written down that it was handed over.
    await expect(async () => {
      await page.goto(old)
      await expect(replaced).toBeVisible({ timeout: 1000 })
    }).toPass()
  })

  await test.step('the list of approvers is replaced as a whole', async () => {
    const link = await post.linkTo(keio.it, 'approvals')
    await page.goto(`/requests/${request.id}`)
    await approvers.getByRole('button', { name: 'Replace approvers' }).click()
    const dialog = page.getByRole('dialog', { name: 'Replace approvers' })
    await dialog.getByRole('button', { name: `Remove ${keio.it}` }).click()
    await accessible(page)
    await dialog.getByRole('button', { name: 'Replace', exact: true }).click()
    await expect(approvers.getByText('The approvers have been changed.')).toBeVisible()
    const history = page.getByRole('region', { name: 'History' })
    await expect(history.getByText('Approvers changed').first()).toBeVisible()
    await expect(history.getByText('Mail sent again')).toBeVisible()
    await page.goto(link)
    await expect(page.getByRole('heading', { level: 1, name: 'This link has been replaced' })).toBeVisible()
    await expect(page.getByText('or somebody else is asked now')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Sign up and go on' })).toHaveCount(0)
  })

  await lookAt(page, [`/requests/${request.id}`])
})

test('a list that was overtaken is refused, kept, and right on the second try', async ({
  member,
  company,
  post,
}) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  const request = await files(yuki, keio)
  await post.linkTo(keio.it, 'approvals')
  const aiko = await member('Aiko Abe', keio.it)
  const { page } = yuki
  await page.goto(`/requests/${request.id}`)
  await page.getByRole('button', { name: 'Replace approvers' }).click()
  const dialog = page.getByRole('dialog', { name: 'Replace approvers' })
  await dialog.getByLabel('Approver 1').fill(`head@${keio.domain}`)
  await ok(aiko.posts(`/account-requests/${request.id}/forwards`, { email: `deputy@${keio.domain}` }))

  await dialog.getByRole('button', { name: 'Replace', exact: true }).click()
  await expect(dialog.getByText(`Asked now: deputy@${keio.domain}.`)).toBeVisible()
  await expect(dialog.getByLabel('Approver 1')).toHaveValue(`head@${keio.domain}`)
  await dialog.getByRole('button', { name: 'Replace', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await post.linkTo(`head@${keio.domain}`, 'approvals')
})

test('withdrawing without a mouse, with a reason; then asking again from what was there', async ({
  member,
  visitor,
  company,
  post,
}) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  const request = await files(yuki, keio, { noteToApprover: 'As discussed.' })
  const link = await post.linkTo(keio.it, 'approvals')
  const { page } = yuki
  await page.goto(`/requests/${request.id}`)
  await expect(page.getByRole('button', { name: 'Withdraw the request' })).toBeVisible()

  await tabTo(page, 'Withdraw the request')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Withdraw this request?' })
  await expect(dialog.getByLabel('Reason (optional)')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Withdraw the request' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('Reason (optional)')).toBeFocused()
  await page.keyboard.type('The deal fell through.')
  await accessible(page)
  await tabTo(page, 'Withdraw', 4)
  await page.keyboard.press('Enter')

  await expect(page.getByRole('status').filter({ hasText: 'The request is withdrawn.' })).toBeVisible()
  await expect(page.getByText('The deal fell through.')).toBeVisible()
  expect(await statusOf(yuki, request.id)).toBe('withdrawn')
  await post.letterTo(keio.it, (mail) => /withdrawn/.test(mail.subject))
  const { page: other } = await visitor()
  await other.goto(link)
  await expect(other.getByRole('heading', { level: 1, name: 'This request was withdrawn' })).toBeVisible()

  await tabTo(page, 'Request again')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Account name')).toHaveValue(keio.name)
  await expect(page.getByLabel('Approver 1')).toHaveValue(keio.it)
  await expect(page.getByLabel('Note to the approver')).toHaveValue('As discussed.')
})
