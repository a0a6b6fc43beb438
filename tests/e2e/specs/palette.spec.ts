import { accessible, looksRight } from '../portal/looks'
import { expect, files, test } from '../portal/test'

// Axe reads these pages too, and a machine that builds at the same time is slow at it.
test.slow()

test('by keyboard alone: to a room of the account, a person, another account, a request and a page', async ({
  account,
  company,
}) => {
  const keio = company('Keio')
  const { path, aiko } = await account(keio)
  const works = company('Zephyr Works')
  await files(aiko, works)
  const { page } = aiko
  const find = page.getByRole('textbox', { name: 'Go to an account, a request, a person or a page' })
  const goes = async (typed: string, to: RegExp) => {
    await page.keyboard.press('Control+k')
    await expect(find).toBeFocused()
    await page.keyboard.type(typed)
    await expect(page.getByRole('dialog').getByRole('button').first()).toBeVisible()
    await expect(page.locator('[data-selected]')).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(to)
    await expect(find).toHaveCount(0)
  }
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await goes(keio.name, new RegExp(`${path}$`))
  await goes('event', new RegExp(`${path}/events$`))
  await goes('zephyr', /\/requests\/\d+$/)
  await goes('roles', /\/my-roles$/)
})

test('what one may not do is not there; people are those of the account one is in; it looks right', async ({
  account,
  company,
}) => {
  const keio = company('Keio')
  const { path, aiko } = await account(keio)
  const { page } = aiko
  await page.goto(path)
  await page.getByRole('button', { name: 'Go to… (Ctrl+K)' }).click()
  const palette = page.getByRole('dialog')
  await expect(palette.getByRole('button', { name: `Event log ${keio.name}` })).toBeVisible()
  await expect(palette.getByRole('button', { name: /^Review/ })).toHaveCount(0)
  await page.keyboard.type('aiko')
  await expect(palette.getByRole('button', { name: new RegExp(`Aiko Abe.*${keio.it}`) })).toBeVisible()
  await looksRight(page)
  await page.keyboard.type(' nobody at all')
  await expect(palette.getByText('Nothing found')).toBeVisible()
  await accessible(page)
  await page.keyboard.press('Escape')
  await expect(palette).toHaveCount(0)
})
