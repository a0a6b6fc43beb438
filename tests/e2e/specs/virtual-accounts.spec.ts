// The parts of an account: a tree that one finds one's way in, and what can be done with each.
import type { Locator, Page } from '@playwright/test'
import { tabTo } from '../portal/keyboard'
import { accessible, lookAt, looksRight } from '../portal/looks'
import { type Account, expect, ok, test } from '../portal/test'

// Axe reads these pages too, and a machine that builds at the same time is slow at it.
test.slow()

async function makes({ id, aiko }: Account, name: string, more: object = {}): Promise<string> {
  const answer = await ok(aiko.posts(`/smart-accounts/${id}/virtual-accounts`, { name, ...more }))
  return (await answer.json()).id
}

async function adds({ id, aiko }: Account, given: object) {
  await ok(aiko.posts(`/smart-accounts/${id}/members`, given))
}

function item(within: Page | Locator, name: string) {
  return within.getByRole('treeitem', { name, exact: true })
}

function done(page: Page, sentence: string) {
  return page.getByRole('status').filter({ hasText: sentence })
}

test('one is made at the top, and one inside it', async ({ account, company }) => {
  const place = await account(company())
  const { page } = place.aiko
  await page.goto(`${place.path}/virtual-accounts`)
  await expect(item(page, 'Default, Default')).toBeVisible()
  await page.getByRole('button', { name: 'New Virtual Account' }).click()
  const dialog = page.getByRole('dialog', { name: 'New Virtual Account' })
  await expect(dialog.getByLabel('Name')).toBeFocused()
  await dialog.getByRole('button', { name: 'Make it', exact: true }).click()
  await expect(dialog.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true')
  await dialog.getByLabel('Name').fill('Europe')
  await dialog.getByLabel('Description (optional)').fill('Everything between Lisbon and Helsinki.')
  await dialog.getByLabel('Tags (optional)').fill('sales, emea, sales')
  await dialog.getByLabel('End date (optional)').fill('2031-12-31')
  await looksRight(page)
  await dialog.getByRole('button', { name: 'Make it', exact: true }).click()
  await expect(done(page, 'Europe has been made.')).toBeVisible()
  const europe = page.getByRole('region', { name: 'Europe' })
  await expect(europe).toContainText('Everything between Lisbon and Helsinki.')
  await expect(europe).toContainText('31 December 2031')
  await expect(europe.getByText('sales')).toHaveCount(1)
  expect(page.url()).toMatch(/chosen=\d+$/)

  await europe.getByRole('button', { name: 'Add one inside' }).click()
  const nested = page.getByRole('dialog', { name: 'New Virtual Account in Europe' })
  await nested.getByLabel('Name').fill('Italy')
  await nested.getByRole('button', { name: 'Make it', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Italy' })).toContainText('Europe')
  await expect(item(page, 'Europe')).toHaveAttribute('aria-expanded', 'true')
  await expect(item(page, 'Italy')).toHaveAttribute('aria-selected', 'true')
})

test('a name that is taken is refused beside the name; what was said of one is taken away again', async ({
  account,
  company,
}) => {
  const place = await account(company())
  const { page } = place.aiko
  const europe = await makes(place, 'Europe', {
    description: 'Everything between Lisbon and Helsinki.',
    tags: ['sales', 'emea'],
    endDate: '2031-12-31',
  })
  await makes(place, 'Italy', { parentId: europe })
  await page.goto(`${place.path}/virtual-accounts`)
  await item(page, 'Europe').getByText('Europe', { exact: true }).click()
  await page.getByRole('region', { name: 'Europe' }).getByRole('button', { name: 'Add one inside' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Italy')
  await dialog.getByLabel('Description (optional)').fill('Again.')
  await dialog.getByRole('button', { name: 'Make it', exact: true }).click()
  await expect(dialog.getByLabel('Name')).toBeFocused()
  await expect(dialog.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true')
  await expect(dialog.getByLabel('Description (optional)')).toHaveValue('Again.')
  await dialog.getByLabel('Name').fill('Spain')
  await dialog.getByRole('button', { name: 'Make it', exact: true }).click()
  await expect(done(page, 'Spain has been made.')).toBeVisible()

  await item(page, 'Europe').getByText('Europe', { exact: true }).click()
  const panel = page.getByRole('region', { name: 'Europe' })
  await panel.getByRole('button', { name: 'Edit' }).click()
  const edit = page.getByRole('dialog', { name: 'Edit Europe' })
  await expect(edit.getByLabel('Tags (optional)')).toHaveValue('sales, emea')
  await edit.getByLabel('End date (optional)').fill('')
  await edit.getByLabel('Description (optional)').fill('')
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(done(page, 'Europe has been changed.')).toBeVisible()
  await expect(panel.getByText('31 December 2031')).toHaveCount(0)
  await expect(panel.getByText('Everything between')).toHaveCount(0)
})

test('one moves to the top or into another, and not into itself', async ({ account, company }) => {
  const place = await account(company())
  const { page } = place.aiko
  const europe = await makes(place, 'Europe')
  await makes(place, 'Spain', { parentId: europe })
  await page.goto(`${place.path}/virtual-accounts`)
  await item(page, 'Europe').focus()
  await page.keyboard.press('ArrowRight')
  await item(page, 'Spain').click()
  await page.getByRole('region', { name: 'Spain' }).getByRole('button', { name: 'Move' }).click()
  const dialog = page.getByRole('dialog', { name: 'Move Spain' })
  await dialog.getByRole('button', { name: 'Move' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Choose where to from the list.')
  await dialog.getByRole('radio', { name: 'To the top' }).check()
  await dialog.getByRole('button', { name: 'Move' }).click()
  await expect(done(page, 'Spain has been moved.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Spain' })).toContainText('At the top')

  await item(page, 'Europe').getByText('Europe', { exact: true }).click()
  await page.getByRole('region', { name: 'Europe' }).getByRole('button', { name: 'Move' }).click()
  const other = page.getByRole('dialog', { name: 'Move Europe' })
  await expect(item(other, 'Europe')).toHaveAttribute('aria-disabled', 'true')
  await item(other, 'Spain').click()
  await expect(other.getByRole('radio', { name: 'Into Spain' })).toBeChecked()
  await looksRight(page)
  await other.getByRole('button', { name: 'Move' }).click()
  await expect(page.getByRole('region', { name: 'Europe' })).toContainText('Spain')
})

test('another becomes the default; the one that was can go, and its people are taken care of', async ({
  account,
  company,
}) => {
  const keio = company()
  const place = await account(keio)
  const { page } = place.aiko
  const europe = await makes(place, 'Europe')
  await makes(place, 'Spain')
  await page.goto(`${place.path}/virtual-accounts?chosen=${europe}`)
  await page
    .getByRole('region', { name: 'Europe' })
    .getByRole('button', { name: 'Make it the default' })
    .click()
  await expect(done(page, 'Europe is the default now.')).toBeVisible()
  await expect(
    page.getByRole('region', { name: 'Europe' }).getByRole('button', { name: 'Delete' }),
  ).toHaveCount(0)

  const first = await (await place.aiko.reads(`/smart-accounts/${place.id}/virtual-accounts`)).json()
  const was = first.items.find((one: { name: string }) => one.name === 'Default')
  await adds(place, { email: `lab@${keio.domain}`, role: 'viewer', virtualAccountId: was.id })
  await page.goto(`${place.path}/virtual-accounts?chosen=${was.id}`)
  await page.getByRole('region', { name: 'Default' }).getByRole('button', { name: 'Delete' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete Default?' })
  await expect(dialog).toContainText('1 role is held in it.')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Choose from the list where they move to.')
  await item(dialog, 'Spain').getByText('Spain').click()
  await expect(dialog.getByRole('radio', { name: 'They move to Spain' })).toBeChecked()
  await looksRight(page)
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect(done(page, 'Default has been deleted.')).toBeVisible()
  await expect(item(page, 'Default')).toHaveCount(0)
  await page.goto(`${place.path}/members`)
  await expect(page.getByRole('row').filter({ hasText: 'lab@' })).toContainText('Spain')
})

test('what has others in it has to be emptied first, also if they came while one looked', async ({
  account,
  company,
}) => {
  const place = await account(company())
  const { page } = place.aiko
  const spain = await makes(place, 'Spain')
  await makes(place, 'Madrid', { parentId: spain })
  await page.goto(`${place.path}/virtual-accounts`)
  await item(page, 'Spain').getByText('Spain').click()
  const panel = page.getByRole('region', { name: 'Spain' })
  await expect(panel.getByRole('button', { name: 'Edit' })).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Delete' })).toHaveCount(0)

  const alone = await makes(place, 'Alone')
  await page.goto(`${place.path}/virtual-accounts?chosen=${alone}`)
  const remove = page.getByRole('region', { name: 'Alone' }).getByRole('button', { name: 'Delete' })
  await expect(remove).toBeVisible()
  await makes(place, 'Not any more', { parentId: alone })
  await remove.click()
  const dialog = page.getByRole('dialog', { name: 'Delete Alone?' })
  await expect(dialog).toContainText('Move or delete those first.')
  await expect(dialog.getByRole('button', { name: 'Delete' })).toHaveCount(0)
})

test('the tree without a mouse: arrows, Home, End, letters, Enter; a branch comes when it is opened', async ({
  account,
  company,
}) => {
  const place = await account(company())
  const europe = await makes(place, 'Europe')
  const italy = await makes(place, 'Italy', { parentId: europe })
  await makes(place, 'Milan', { parentId: italy })
  await makes(place, 'Rome', { parentId: italy })
  await makes(place, 'Engineering')
  const { page } = place.aiko
  const asked: string[] = []
  page.on('request', (request) => {
    const parent = new URL(request.url()).searchParams.get('parentId')
    if (parent) asked.push(parent)
  })
  await page.goto(`${place.path}/virtual-accounts`)
  await expect(item(page, 'Europe')).toBeVisible()
  expect(asked).toEqual([])

  await tabTo(page, 'Find a Virtual Account')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('treeitem').first()).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.getByRole('treeitem').last()).toBeFocused()
  await page.keyboard.press('Home')
  await page.keyboard.type('eu')
  await expect(item(page, 'Europe')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(item(page, 'Italy')).toBeVisible()
  expect(asked).toEqual([europe])
  await page.keyboard.press('ArrowRight')
  await expect(item(page, 'Italy')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(item(page, 'Milan')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(item(page, 'Rome')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Rome' })).toBeVisible()
  await expect(item(page, 'Rome')).toBeFocused()
  await expect(item(page, 'Rome')).toHaveAttribute('aria-level', '3')
  await page.keyboard.press('ArrowLeft')
  await expect(item(page, 'Italy')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(item(page, 'Rome')).toHaveCount(0)
  await page.keyboard.press('ArrowLeft')
  await expect(item(page, 'Europe')).toBeFocused()

  // From the panel by the keyboard, too: the way to it, and what it can do.
  await tabTo(page, 'Add one inside')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Name')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Add one inside' })).toBeFocused()

  // Whoever has the address sees where it stands.
  await page.reload()
  await expect(item(page, 'Rome')).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('region', { name: 'Rome' }).getByRole('link', { name: 'Italy' }).click()
  await expect(page.getByRole('region', { name: 'Italy' })).toBeVisible()
})

test('a name is found in the whole tree, and a long branch comes piece by piece', async ({
  account,
  company,
}) => {
  const place = await account(company())
  const europe = await makes(place, 'Europe')
  for (let number = 1; number <= 203; number += 1)
    await makes(place, `Site ${String(number).padStart(3, '0')}`, { parentId: europe })
  const { page } = place.aiko
  await page.goto(`${place.path}/virtual-accounts`)
  await item(page, 'Europe').click()
  await item(page, 'Europe').focus()
  await page.keyboard.press('ArrowRight')
  await expect(item(page, 'Show more')).toBeVisible()
  await page.keyboard.press('End')
  const before = await page.getByRole('treeitem').count()
  while (await item(page, 'Show more').evaluate((one) => one !== document.activeElement))
    await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(item(page, 'Show more')).toHaveCount(0)
  expect(await page.getByRole('treeitem').count()).toBe(before + 2)
  await expect(page.getByRole('treeitem', { name: /^Site/ }).and(page.locator(':focus'))).toBeVisible()

  await page.getByLabel('Find a Virtual Account').fill('site 07')
  await expect(item(page, 'Site 077, Europe')).toBeVisible()
  await expect(page.getByRole('treeitem')).toHaveCount(10)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Site 070' })).toBeVisible()
  await accessible(page)
  await page.getByLabel('Find a Virtual Account').fill('nowhere')
  await expect(page.getByText('Nothing found for “nowhere”.')).toBeVisible()
})

test('who has a role in one Virtual Account sees that one and what is nested in it, and no other', async ({
  account,
  company,
  member,
}) => {
  const keio = company()
  const place = await account(keio)
  const europe = await makes(place, 'Europe')
  const italy = await makes(place, 'Italy', { parentId: europe })
  await makes(place, 'Milan', { parentId: italy })
  await makes(place, 'Spain', { parentId: europe })
  const lab = await member('Lara Bell', `lab@${keio.domain}`)
  await adds(place, { email: lab.email, role: 'user', virtualAccountId: italy, includeNested: true })
  const { page } = lab
  await page.goto('/my-roles')
  await expect(page.getByRole('row').filter({ hasText: keio.name })).toContainText(
    'Italy and those nested in it',
  )
  await page.goto(`${place.path}/virtual-accounts`)
  await item(page, 'Italy').click()
  await item(page, 'Italy').focus()
  await page.keyboard.press('ArrowRight')
  await expect(item(page, 'Milan')).toBeVisible()
  await expect(page.getByText('Spain')).toHaveCount(0)
  await expect(page.getByText('Europe')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'New Virtual Account' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Delete' })).toHaveCount(0)
  await page.goto(`${place.path}/virtual-accounts?chosen=${europe}`)
  await expect(page.getByRole('alert')).toBeVisible()
})

test('one that everybody in the account finds is asked for by whoever has a role elsewhere in it', async ({
  account,
  company,
  member,
}) => {
  const keio = company()
  const place = await account(keio)
  const lab = await makes(place, 'Lab')
  await makes(place, 'Safe')
  const { page } = place.aiko
  await page.goto(`${place.path}/virtual-accounts`)
  await page.getByRole('button', { name: 'New Virtual Account' }).click()
  const dialog = page.getByRole('dialog', { name: 'New Virtual Account' })
  await dialog.getByLabel('Name').fill('Visitors')
  await dialog.getByLabel('Everybody in the account finds it').check()
  await dialog.getByRole('button', { name: 'Make it', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Visitors' })).toContainText('Everybody in the account')
  await item(page, 'Safe').click()
  await expect(page.getByRole('region', { name: 'Safe' })).toContainText('Those who have a role in it')

  const lara = await member('Lara Bell', `lara@${keio.domain}`)
  await adds(place, { email: lara.email, role: 'user', virtualAccountId: lab })
  await lara.page.goto(`${place.path}/virtual-accounts`)
  const others = lara.page.getByRole('region', { name: 'Others in the account' })
  await expect(others.getByRole('listitem')).toHaveText(['Visitors'])
  await looksRight(lara.page)
  await others.getByRole('link', { name: 'Visitors' }).click()
  const visitors = lara.page.getByRole('region', { name: 'Visitors', exact: true })
  await expect(visitors).toContainText('You have no role in this Virtual Account.')
  await expect(visitors.getByRole('button', { name: 'Edit' })).toHaveCount(0)
  await looksRight(lara.page)
  await visitors.getByRole('button', { name: 'Ask to use it' }).click()
  await expect(
    done(lara.page, 'Your request for Visitors is with the account’s administrators.'),
  ).toBeVisible()
  await visitors.getByRole('button', { name: 'Ask to use it' }).click()
  await expect(visitors.getByRole('alert')).toBeVisible()
})

test('in Italian on a phone: the tree, and in its place the one that was chosen', async ({
  account,
  company,
}) => {
  const keio = company('Officine Riunite')
  const place = await account(keio, {
    locale: 'it-IT',
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  })
  const europe = await makes(place, 'Europa')
  await makes(place, 'Italia', { parentId: europe, description: 'Milano e Roma.', tags: ['vendite'] })
  const { page } = place.aiko
  await page.goto('/')
  await page.evaluate(() => localStorage.setItem('deedbox.language', 'it'))
  await page.goto(place.path)
  await page.getByRole('link', { name: 'Virtual Account', exact: true }).tap()
  await expect(page.getByRole('heading', { level: 1, name: 'Virtual Account' })).toBeVisible()
  await page.getByLabel('Cerca un Virtual Account').fill('ita')
  await item(page, 'Italia, Europa').tap()
  const italy = page.getByRole('region', { name: 'Italia' })
  await expect(italy).toContainText('Milano e Roma.')
  await expect(page.getByRole('tree')).toBeHidden()
  await expect(italy.getByRole('button', { name: 'Sposta' })).toBeVisible()
  await accessible(page)
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(over).toBeLessThanOrEqual(0)
  await page.getByRole('link', { name: 'Tutti i Virtual Account' }).tap()
  await expect(page.getByRole('tree')).toBeVisible()
})

test('a Virtual Account beside its tree: no axe findings in light and dark, nothing cut at 320 px', async ({
  account,
  company,
}) => {
  const place = await account(company())
  const europe = await makes(place, 'Gesellschaft für Maschinen- und Anlagenbau Europa', {
    description: 'Everything between Lisbon and Helsinki.',
    tags: ['sales', 'a rather long tag for a small place'],
    endDate: '2031-12-31',
  })
  const italy = await makes(place, 'Italy', { parentId: europe })
  await lookAt(place.aiko.page, [
    `${place.path}/virtual-accounts?chosen=${europe}`,
    `${place.path}/virtual-accounts?chosen=${italy}`,
    `${place.path}/virtual-accounts?chosen=1`,
  ])
})
