// Whoever runs an account says who belongs to it; everybody sees which roles are theirs, and can leave.
import { tabTo } from '../portal/keyboard'
import { accessible, lookAt, looksRight } from '../portal/looks'
import { expect, ok, type Person, password, test } from '../portal/test'

// Axe reads these pages too, and a machine that builds at the same time is slow at it.
test.slow()

async function adds(person: Person, accountId: string, given: object) {
  return (await ok(person.posts(`/smart-accounts/${accountId}/members`, given))).json()
}

function rowOf({ page }: Person, email: string) {
  return page.getByRole('row').filter({ hasText: email })
}

async function opensActs(person: Person, email: string, act: string) {
  await rowOf(person, email).getByRole('button').click()
  await person.page.getByRole('menuitem', { name: act }).click()
}

test('a pasted list: each address gets its own result, and who was refused stays with the reason', async ({
  account,
  company,
}) => {
  const keio = company()
  const { path, aiko } = await account(keio)
  const { page } = aiko
  const gus = `gus@guest-${keio.domain}`
  await page.goto(`${path}/members`)
  await page.getByRole('button', { name: 'Add people' }).click()
  const dialog = page.getByRole('dialog', { name: `Add people to ${keio.name}` })
  await expect(dialog.getByLabel('Mail addresses')).toBeFocused()
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog.getByLabel('Mail addresses')).toBeFocused()
  await expect(dialog.getByText('Please fill this in.')).toBeVisible()

  await dialog
    .getByLabel('Mail addresses')
    .fill(`lab@${keio.domain}, Gus Grey <${gus}>;\nnobody at all\nlab@${keio.domain}; ${keio.it}`)
  await dialog.getByRole('radio', { name: 'Viewer' }).check()
  await dialog.getByLabel('A note to them (optional)').fill('As agreed on the phone.')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog.getByText(`lab@${keio.domain} is a member now.`)).toBeVisible()
  await expect(dialog.getByText(`${gus} is invited, and becomes a member by accepting.`)).toBeVisible()
  const left = `nobody at all\n${keio.it}`
  await expect(dialog.getByLabel('Mail addresses')).toHaveValue(left)
  await expect(dialog.getByRole('listitem').filter({ hasText: 'nobody at all' })).toContainText('address')
  await expect(dialog.getByRole('listitem').filter({ hasText: keio.it })).toContainText('has a role there')
  await looksRight(page)

  await test.step('what was typed outlives a reload; what is put right goes through', async () => {
    await page.reload()
    await page.getByRole('button', { name: 'Add people' }).click()
    await expect(dialog.getByLabel('Mail addresses')).toHaveValue(left)
    await expect(dialog.getByRole('radio', { name: 'Viewer' })).toBeChecked()
    await dialog.getByLabel('Mail addresses').fill(`nobody@${keio.domain}`)
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByRole('status').filter({ hasText: '1 person is a member now.' })).toBeVisible()
    await expect(rowOf(aiko, `nobody@${keio.domain}`)).toContainText('Viewer')
    await expect(rowOf(aiko, `lab@${keio.domain}`)).toContainText('Whole account')
  })
})

test('who is invited accepts by the mail, and is a member', async ({ account, company, member, post }) => {
  const keio = company()
  const { id, path, aiko } = await account(keio)
  const gus = `gus@guest-${keio.domain}`
  await adds(aiko, id, { email: gus, role: 'viewer', note: 'As agreed on the phone.' })
  expect((await post.letterTo(gus)).text).toContain('As agreed on the phone.')
  const other = await member('Gus Grey', gus)
  const { page } = other
  await page.goto(await post.linkTo(gus, 'invitations'))
  await page.getByRole('button', { name: 'Accept the invitation' }).click()
  await page.getByRole('link', { name: 'Open the account' }).click()
  await page.getByRole('link', { name: 'Members', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Members' })).toBeFocused()
  await expect(rowOf(other, gus)).toContainText('You')
  await expect(page.getByRole('button', { name: 'Add people' })).toHaveCount(0)
  await aiko.page.goto(`${path}/members`)
  await expect(rowOf(aiko, gus)).toContainText('Gus Grey')
})

test('an approver from elsewhere is refused where the role is chosen', async ({ account, company }) => {
  const keio = company()
  const { path, aiko } = await account(keio)
  const { page } = aiko
  const gus = `gus@guest-${keio.domain}`
  await page.goto(`${path}/members`)
  await page.getByRole('button', { name: 'Add people' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Mail addresses').fill(gus)
  await dialog.getByRole('radio', { name: 'Approver' }).check()
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog.getByRole('listitem').filter({ hasText: gus })).toContainText(
    'Approvers answer for the company',
  )
  await expect(dialog.getByLabel('Mail addresses')).toHaveValue(gus)
})

test('roles change, the last administrator stays, and whoever is removed sees nothing more', async ({
  account,
  company,
  member,
  post,
}) => {
  const keio = company()
  const { id, path, aiko } = await account(keio)
  const { page } = aiko
  const lab = await member('Lara Bell', `lab@${keio.domain}`)
  await adds(aiko, id, { email: lab.email, role: 'viewer' })
  await page.goto(`${path}/members`)

  await test.step('the last administrator can neither leave nor become less', async () => {
    await opensActs(aiko, aiko.email, 'Leave')
    const leave = page.getByRole('dialog', { name: `Leave ${keio.name}?` })
    await expect(leave.getByText('Administrator · Whole account')).toBeVisible()
    await leave.getByRole('button', { name: 'Leave' }).click()
    await expect(leave.getByRole('alert')).toContainText(/last administrator/i)
    await expect(leave.getByRole('alert')).toBeFocused()
    await looksRight(page)
    await leave.getByRole('button', { name: 'Cancel' }).click()
    await opensActs(aiko, aiko.email, 'Change role')
    const change = page.getByRole('dialog', { name: 'Change the role of Aiko Abe' })
    await change.getByRole('radio', { name: 'User' }).check()
    await change.getByRole('button', { name: 'Save' }).click()
    await expect(change.getByRole('alert')).toContainText(/last administrator/i)
    await change.getByRole('button', { name: 'Cancel' }).click()
  })

  await test.step('a second one is made, and told by mail', async () => {
    await opensActs(aiko, lab.email, 'Change role')
    const change = page.getByRole('dialog', { name: 'Change the role of Lara Bell' })
    await expect(change.getByRole('radio', { name: 'Viewer' })).toBeChecked()
    await change.getByRole('radio', { name: 'Administrator' }).check()
    await looksRight(page)
    await change.getByRole('button', { name: 'Save' }).click()
    await expect(
      page.getByRole('status').filter({ hasText: 'The role of Lara Bell has been changed.' }),
    ).toBeVisible()
    await expect(rowOf(aiko, lab.email)).toContainText('Administrator')
    await post.letterTo(lab.email, (mail) => /administrator/i.test(mail.text))
  })

  await test.step('she removes the first, who then sees an account of others', async () => {
    await lab.page.goto(`${path}/members`)
    await opensActs(lab, aiko.email, 'Remove')
    const dialog = lab.page.getByRole('dialog', { name: `Remove Aiko Abe from ${keio.name}?` })
    await expect(dialog.getByLabel('Tell them by mail')).toBeChecked()
    await looksRight(lab.page)
    await dialog.getByRole('button', { name: 'Remove' }).click()
    await expect(
      lab.page.getByRole('status').filter({ hasText: `Aiko Abe no longer has this role in ${keio.name}.` }),
    ).toBeVisible()
    await expect(rowOf(lab, aiko.email)).toHaveCount(0)
    await page.reload()
    await expect(page.getByRole('navigation', { name: `Pages of ${keio.name}` })).toHaveCount(0)
    await page.goto(path)
    await expect(page.getByRole('region', { name: 'Members only' })).toBeVisible()
  })
})

test('search and filters are kept in the address, and a link to them survives signing in', async ({
  account,
  company,
  visitor,
}) => {
  const keio = company()
  const { id, path, aiko } = await account(keio)
  for (const name of ['anna', 'bruno', 'carla'])
    await adds(aiko, id, { email: `${name}@${keio.domain}`, role: name === 'anna' ? 'viewer' : 'user' })
  const { page } = aiko
  await page.goto(`${path}/members`)
  await page.getByLabel('Role').focus()
  await page.getByLabel('Role').selectOption('User')
  await expect(rowOf(aiko, 'anna@')).toHaveCount(0)
  await expect(page.getByLabel('Role', { exact: true })).toBeFocused()
  await page.getByLabel('Name or mail address').fill('bru')
  await page.keyboard.press('Enter')
  await expect(rowOf(aiko, 'carla@')).toHaveCount(0)
  await expect(rowOf(aiko, 'bruno@')).toBeVisible()
  const link = page.url()
  expect(link).toContain('role=user')
  expect(link).toContain('q=bru')
  await page.getByLabel('Name or mail address').fill('zzz')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Nobody found')).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(rowOf(aiko, 'anna@')).toBeVisible()

  const other = await visitor()
  await other.page.goto(link)
  await other.page.getByLabel('Mail address').fill(aiko.email)
  await other.page.getByLabel('Password', { exact: true }).fill(password)
  await other.page.getByRole('button', { name: 'Sign in', exact: true }).last().click()
  await expect(other.page.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible()
  await expect(other.page.getByLabel('Name or mail address')).toHaveValue('bru')
  expect(new URL(other.page.url()).search).toBe(new URL(link).search)
})

test('an invitation is sent again with a new link, and taken back', async ({
  account,
  company,
  post,
  visitor,
}) => {
  const keio = company()
  const { id, path, aiko } = await account(keio)
  const { page } = aiko
  const gus = `gus@guest-${keio.domain}`
  await page.goto(`${path}/invitations`)
  await expect(page.getByText('No invitations yet')).toBeVisible()
  await page.getByRole('link', { name: 'Go to the members' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Members' })).toBeFocused()
  await adds(aiko, id, { email: gus, role: 'viewer', note: 'Welcome.' })
  const first = await post.linkTo(gus, 'invitations')

  await page.goto(`${path}/invitations`)
  const row = rowOf(aiko, gus)
  await expect(row).toContainText('Invited')
  await expect(row).toContainText('days left')
  await expect(row).toContainText('Welcome.')
  await opensActs(aiko, gus, 'Send again')
  await expect(page.getByRole('status').filter({ hasText: `A new mail goes to ${gus}.` })).toBeVisible()
  await expect.poll(() => post.linkTo(gus, 'invitations')).not.toBe(first)
  const second = await post.linkTo(gus, 'invitations')

  await opensActs(aiko, gus, 'Take back')
  const dialog = page.getByRole('dialog', { name: `Take back the invitation of ${gus}?` })
  await looksRight(page)
  await dialog.getByRole('button', { name: 'Take back' }).click()
  await expect(row).toContainText('Taken back')
  await expect(row.getByRole('button')).toHaveCount(0)
  const { page: other } = await visitor()
  await other.goto(second)
  await expect(other.getByRole('button', { name: 'Accept the invitation' })).toHaveCount(0)
  await expect(other.getByRole('button', { name: 'Sign up and go on' })).toHaveCount(0)
  await accessible(other)
})

test('everybody sees every role of theirs, and leaves', async ({ account, company, member }) => {
  const keio = company()
  const { id, aiko } = await account(keio)
  const lab = await member('Lara Bell', `lab@${keio.domain}`)
  await adds(aiko, id, { email: lab.email, role: 'viewer' })
  const { page } = lab
  await page.goto('/')
  await page.getByRole('link', { name: 'My accounts and roles' }).click()
  await expect(rowOf(lab, keio.name)).toContainText('Viewer')
  await expect(rowOf(lab, keio.name)).toContainText('Whole account')
  await opensActs(lab, keio.name, 'Leave')
  const dialog = page.getByRole('dialog', { name: `Leave ${keio.name}?` })
  await looksRight(page)
  await dialog.getByRole('button', { name: 'Leave' }).click()
  await expect(
    page.getByRole('status').filter({ hasText: `You no longer have this role in ${keio.name}.` }),
  ).toBeVisible()
  await expect(page.getByText('No roles yet')).toBeVisible()
})

test('adding, changing and removing without a mouse', async ({ account, company }) => {
  const keio = company()
  const { path, aiko } = await account(keio)
  const { page } = aiko
  await page.goto(`${path}/members`)
  await expect(rowOf(aiko, aiko.email)).toBeVisible()
  await tabTo(page, 'Add people')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Mail addresses')).toBeFocused()
  await page.keyboard.type(`lab@${keio.domain}`)
  await tabTo(page, /^User/)
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'Viewer' })).toBeChecked()
  await tabTo(page, 'Add', 8)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '1 person is a member now.' })).toBeVisible()

  await tabTo(page, `Change or remove lab@${keio.domain}`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Change role' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Remove' })).toBeFocused()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('button', { name: `Change or remove lab@${keio.domain}` })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Change role' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await tabTo(page, 'Remove', 6)
  await page.keyboard.press('Enter')
  await expect(rowOf(aiko, `lab@${keio.domain}`)).toHaveCount(0)
})

test('in Italian on a phone: people are added and found as cards', async ({ account, company }) => {
  const keio = company('Officine Riunite')
  const { path, aiko } = await account(keio, {
    locale: 'it-IT',
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  })
  const { page } = aiko
  await page.goto('/')
  await page.evaluate(() => localStorage.setItem('deedbox.language', 'it'))
  await page.goto(path)
  await page.getByRole('link', { name: 'Membri', exact: true }).tap()
  await expect(page.getByRole('heading', { level: 1, name: 'Membri' })).toBeVisible()
  await page.getByRole('button', { name: 'Aggiungi persone' }).tap()
  const dialog = page.getByRole('dialog', { name: `Aggiungere persone a ${keio.name}` })
  await dialog.getByLabel('Indirizzi e-mail').fill(`lab@${keio.domain}`)
  await dialog.getByRole('radio', { name: 'Osservatore' }).check()
  await accessible(page)
  await dialog.getByRole('button', { name: 'Aggiungi', exact: true }).tap()
  await expect(page.getByRole('status').filter({ hasText: '1 persona ora è membro.' })).toBeVisible()
  await expect(rowOf(aiko, `lab@${keio.domain}`)).toContainText('Tutto l’account')
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(over).toBeLessThanOrEqual(0)
  await accessible(page)
})

test('the rooms of an account: no axe findings in light and dark, nothing cut at 320 px', async ({
  account,
  company,
}) => {
  const keio = company('Gesellschaft für Maschinen- und Anlagenbau')
  const { id, path, aiko } = await account(keio)
  await adds(aiko, id, {
    email: `a.rather.long.address.of.somebody@department.of.physics.${keio.domain}`,
    role: 'viewer',
  })
  await adds(aiko, id, { email: `gus@guest-${keio.domain}`, role: 'user', note: 'Welcome.' })
  await lookAt(aiko.page, [
    path,
    `${path}/members`,
    `${path}/members?q=nobody&role=user`,
    `${path}/invitations`,
    `${path}/virtual-accounts`,
    '/my-roles',
    '/guides/add-people',
    '/guides/virtual-accounts',
  ])
})
