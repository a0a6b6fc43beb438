// Somebody asks for access to an account; its administrators decide, or a rule of theirs does.
import { tabTo } from '../portal/keyboard'
import { accessible, lookAt, looksRight } from '../portal/looks'
import { expect, ok, type Person, test } from '../portal/test'

// Axe reads these pages too, and a machine that builds at the same time is slow at it.
test.slow()

async function asks(person: Person, domainIdentifier: string, more: object = {}) {
  const answer = await ok(person.posts('/access-requests', { domainIdentifier, role: 'user', ...more }))
  return (await answer.json()) as { id: string }
}

test('from the directory to a member: asked, seen in the menu, approved for a part with another role', async ({
  account,
  company,
  member,
  post,
}) => {
  const keio = company()
  const { id, path, aiko } = await account(keio)
  await ok(aiko.posts(`/smart-accounts/${id}/virtual-accounts`, { name: 'Laboratory' }))
  const sam = await member('Sam Stone', `sam@guest-${keio.domain}`)

  await test.step('asked from the row of the directory', async () => {
    const { page } = sam
    await page.goto(`/directory?domain=${keio.domain}`)
    await page.getByRole('link', { name: `Ask for access to ${keio.name}` }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Ask for access' })).toBeFocused()
    await expect(page.getByLabel('Domain identifier of the account')).toHaveValue(keio.domain)
    await expect(page.getByRole('status').filter({ hasText: keio.name })).toBeVisible()
    await page.getByRole('radio', { name: 'Administrator' }).check()
    await page.getByLabel('A note to the administrators (optional)').fill('See www.evil.example')
    await page.getByRole('button', { name: 'Ask for access' }).click()
    await expect(page.getByLabel('A note to the administrators (optional)')).toBeFocused()
    await expect(page.getByText('Please leave out addresses of pages')).toBeVisible()
    await looksRight(page)
    await page.getByLabel('A note to the administrators (optional)').fill('I look after your kilns.')
    await page.getByRole('button', { name: 'Ask for access' }).click()
    await expect(page.getByRole('heading', { level: 1, name: `Access to ${keio.name}` })).toBeVisible()
    await expect(page.getByText('This waits for the administrators of the account.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0)
    await looksRight(page)
    await page.goto(path)
    await expect(page.getByText('You have asked for access.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Ask for access' })).toHaveCount(0)
  })

  await test.step('the administrator sees it by mail and in the menu, and approves', async () => {
    const letter = await post.letterTo(aiko.email, ({ subject }) => subject.includes('access'))
    expect(letter.text).toContain('I look after your kilns.')
    expect(letter.text).toContain('is not an address of your company')
    const { page } = aiko
    await page.goto(path)
    await page
      .getByRole('navigation', { name: `Pages of ${keio.name}` })
      .getByRole('link', { name: 'Access requests (1 waiting)' })
      .click()
    await expect(page.getByRole('heading', { level: 1, name: 'Access requests' })).toBeFocused()
    await expect(page.getByRole('row').filter({ hasText: 'I look after your kilns.' })).toBeVisible()
    await page.getByRole('link', { name: 'Sam Stone' }).click()
    await expect(page.getByRole('heading', { level: 2, name: 'Sam Stone' })).toBeFocused()
    await page.getByRole('button', { name: 'Approve the request of Sam Stone' }).click()
    const dialog = page.getByRole('dialog', { name: 'Approve access for Sam Stone?' })
    await expect(dialog.getByRole('radio', { name: 'Administrator' })).toBeChecked()
    await dialog.getByRole('radio', { name: 'Viewer' }).check()
    await dialog.getByRole('radio', { name: 'In some Virtual Accounts only' }).check()
    await dialog.getByRole('button', { name: 'Approve' }).click()
    await expect(dialog.getByText('Choose the Virtual Account from the list.')).toBeVisible()
    await dialog.getByRole('treeitem', { name: /Laboratory/ }).click()
    await expect(dialog.getByRole('button', { name: 'Leave out Laboratory' })).toBeVisible()
    await looksRight(page)
    await dialog.getByRole('button', { name: 'Approve' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Sam Stone is a member now' })).toBeVisible()
    await expect(page.getByText('Nobody asks for access')).toBeVisible()
    await expect(page.getByRole('link', { name: /waiting/ })).toHaveCount(0)
  })

  await test.step('and whoever asked is in', async () => {
    const { page } = sam
    await page.goto('/access-requests')
    await page.getByRole('link', { name: keio.name }).click()
    await expect(page.getByText('Only Laboratory')).toBeVisible()
    await page.getByRole('link', { name: 'Open the account' }).click()
    await expect(page.getByText('Only Laboratory')).toBeVisible()
  })
})

test('declined with a reason, by the link of the mail; asked again; withdrawn', async ({
  account,
  company,
  member,
  post,
}) => {
  const keio = company()
  const { aiko } = await account(keio)
  const sam = await member('Sam Stone', `sam@guest-${keio.domain}`)
  const request = await asks(sam, keio.domain)
  const letter = await post.letterTo(aiko.email, ({ subject }) => subject.includes('access'))
  expect(letter.text).toContain(`/access-requests/${request.id}`)
  await aiko.page.goto(`/access-requests/${request.id}`)
  await aiko.page.getByRole('button', { name: 'Decline the request of Sam Stone' }).click()
  const dialog = aiko.page.getByRole('dialog', { name: 'Decline access for Sam Stone?' })
  await expect(dialog.getByLabel('Reason (optional)')).toBeFocused()
  await dialog.getByLabel('Reason (optional)').fill('Ask your own purchasing.')
  await looksRight(aiko.page)
  await dialog.getByRole('button', { name: 'Decline' }).click()
  await expect(aiko.page.getByRole('status').filter({ hasText: 'was declined' })).toBeVisible()
  await expect(aiko.page.getByText('Aiko Abe')).toHaveCount(1)

  const { page } = sam
  await page.goto(`/access-requests/${request.id}`)
  await expect(page.getByText('Ask your own purchasing.')).toBeVisible()
  await expect(page.getByText('An administrator of the account')).toBeVisible()
  await expect(page.getByText('Aiko Abe')).toHaveCount(0)
  await page.getByRole('link', { name: 'Ask again' }).click()
  await page.getByRole('button', { name: 'Ask for access' }).click()
  await expect(page.getByText('This waits for the administrators')).toBeVisible()
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'has been withdrawn' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Withdraw' })).toHaveCount(0)
})

test('a restricted account is asked by its complete identifier only, with the keyboard alone', async ({
  account,
  company,
  member,
}) => {
  const keio = company()
  const { id, aiko } = await account(keio)
  await aiko.page.goto(`/accounts/${id}`)
  await aiko.page.getByRole('button', { name: 'Change' }).click()
  await aiko.page.getByRole('radio', { name: /Found only by/ }).check()
  await aiko.page.getByRole('button', { name: 'Save' }).click()
  await expect(aiko.page.getByRole('status').filter({ hasText: 'has been changed' })).toBeVisible()

  const sam = await member('Sam Stone', `sam@guest-${keio.domain}`)
  const { page } = sam
  await page.goto('/access-requests')
  await expect(page.getByText('You have not asked for access yet')).toBeVisible()
  await tabTo(page, 'Ask for access')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Ask for access' })).toBeFocused()
  await tabTo(page, 'Domain identifier of the account')
  await page.keyboard.type(keio.domain.slice(0, -1))
  await expect(page.getByText('No account that you can find')).toBeVisible()
  await page.keyboard.type(keio.domain.slice(-1))
  await expect(page.getByRole('status').filter({ hasText: keio.name })).toBeVisible()
  await tabTo(page, /^Ask for access$/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: `Access to ${keio.name}` })).toBeVisible()
})

test('an account that is not there is told beside the field, and nothing typed is lost', async ({
  company,
  member,
}) => {
  const keio = company()
  const { page } = await member('Sam Stone', `sam@guest-${keio.domain}`)
  await page.goto('/access-requests/new')
  await page.getByRole('button', { name: 'Ask for access' }).click()
  await expect(page.getByLabel('Domain identifier of the account')).toBeFocused()
  await page.getByLabel('Domain identifier of the account').fill('nobody.test')
  await page.getByLabel('A note to the administrators (optional)').fill('As agreed.')
  await page.getByRole('button', { name: 'Ask for access' }).click()
  await expect(page.getByText('There is no such Smart Account.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('A note to the administrators (optional)')).toHaveValue('As agreed.')
})

test('a rule of the account decides at once', async ({ account, company, member }) => {
  const keio = company()
  const { id, path, aiko } = await account(keio)
  const { page } = aiko
  await page.goto(`${path}/access-requests`)
  await page.getByRole('link', { name: 'Rules for access' }).click()
  await expect(page.getByText('No rules: administrators decide every request')).toBeVisible()
  await page.getByRole('button', { name: 'Add a rule' }).click()
  await expect(page.getByLabel('Mail domain')).toBeFocused()
  await expect(page.getByLabel('Mail domain')).toHaveValue(keio.domain)
  await page.getByRole('button', { name: 'Add a rule' }).click()
  await page.getByLabel('Mail domain').nth(1).fill(`guests.${keio.domain}`)
  await page.getByRole('button', { name: 'Move Rule 2 up' }).click()
  await expect(page.getByLabel('Mail domain').first()).toHaveValue(`guests.${keio.domain}`)
  await page.getByRole('button', { name: 'Save rules' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'have been saved' })).toBeVisible()
  await looksRight(page)

  await test.step('what is wrong is told beside the field', async () => {
    await page.getByLabel('Mail domain').nth(1).fill('other.test')
    await page.getByRole('button', { name: 'Save rules' }).click()
    await expect(page.getByLabel('Mail domain').nth(1)).toBeFocused()
    await expect(
      page.getByText(`A rule can approve only for a domain of the company: ${keio.domain}.`),
    ).toBeVisible()
    await page.getByLabel('Mail domain').nth(1).fill(keio.domain)
    await page.getByRole('button', { name: 'Save rules' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'have been saved' })).toBeVisible()
  })

  const lab = await member('Lara Bell', `lab@${keio.domain}`)
  const guest = await member('Gus Grey', `gus@guests.${keio.domain}`)
  await lab.page.goto(`/access-requests/${(await asks(lab, keio.domain)).id}`)
  await expect(lab.page.getByText('A rule of the account, because of the mail domain')).toBeVisible()
  await lab.page.getByRole('link', { name: 'Open the account' }).click()
  await expect(lab.page.getByRole('link', { name: 'Members', exact: true })).toBeVisible()
  await guest.page.goto(`/access-requests/${(await asks(guest, keio.domain)).id}`)
  await expect(guest.page.getByText('Declined').first()).toBeVisible()
  await lookAt(page, [`/accounts/${id}/access-rules`, `${path}/access-requests`])
})

test('on a phone, in Italian, the pages fit and nothing is English', async ({ account, company, member }) => {
  const keio = company()
  const { path, aiko } = await account(keio, { locale: 'it-IT', viewport: { width: 390, height: 800 } })
  const sam = await member('Sam Stone', `sam@guest-${keio.domain}`, {
    locale: 'it-IT',
    viewport: { width: 390, height: 800 },
  })
  const request = await asks(sam, keio.domain, { note: 'Come d’accordo.' })
  for (const { page } of [sam, aiko]) {
    await page.goto('/access-requests')
    await page.getByRole('button', { name: 'Language' }).click()
    await page.getByRole('menuitemradio', { name: 'Italiano' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Richieste di accesso' })).toBeVisible()
  }
  await lookAt(sam.page, ['/access-requests', '/access-requests/new', `/access-requests/${request.id}`])
  await lookAt(aiko.page, [
    '/access-requests',
    `${path}/access-requests`,
    `${path}/access-rules`,
    `/access-requests/${request.id}`,
  ])
  await aiko.page.goto(`${path}/access-requests`)
  await aiko.page.getByRole('link', { name: 'Sam Stone' }).click()
  await aiko.page.getByRole('button', { name: 'Approva la richiesta di Sam Stone' }).click()
  await expect(aiko.page.getByRole('dialog', { name: 'Approvare l’accesso per Sam Stone?' })).toBeVisible()
  await accessible(aiko.page)
})
