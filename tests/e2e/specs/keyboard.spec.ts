import type { Page } from '@playwright/test'
import { expect, files, password, test } from '../portal/test'

/** Presses Tab until the named control has the focus: what a person without a mouse does. */
async function tabTo(page: Page, name: string | RegExp, most = 40) {
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const control = document.activeElement
      if (!control) return ''
      const labels =
        control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement ? control.labels : null
      return (
        control.getAttribute('aria-label') ??
        (labels && labels.length > 0
          ? Array.from(labels, (label) => label.textContent).join(' ')
          : control.textContent) ??
        ''
      ).trim()
    })
    if (typeof name === 'string' ? here === name : name.test(here)) return
  }
  throw new Error(`Tab does not reach ${name}`)
}

test('the form from top to bottom without a mouse', async ({ member, company }) => {
  const keio = company()
  const { page } = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await page.goto('/requests/new')
  await expect(page.getByLabel('Account name')).toBeVisible()

  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, 'Account name')
  await page.keyboard.type(keio.name)
  await tabTo(page, 'Edit the domain identifier')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Domain identifier' })).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type(keio.domain)
  await tabTo(page, 'Country')
  await page.keyboard.type('italy')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Approver 1')
  await page.keyboard.type(keio.it)
  await tabTo(page, 'Add an approver')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Approver 2')).toBeFocused()
  await tabTo(page, 'Remove 2')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Add an approver' })).toBeFocused()
  await tabTo(page, 'Review request')
  await page.keyboard.press('Enter')

  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Review request' })).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, 'Send request', 8)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Request sent' })).toBeFocused()
})

test('an approval without a mouse', async ({ member, visitor, company, post }) => {
  const keio = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
  await files(yuki, keio, { users: [{ email: `lab@${keio.domain}`, role: 'user' }] })
  const { page } = await visitor()
  await page.goto(await post.linkTo(keio.it, 'approvals'))
  await expect(page.getByLabel('Your name')).toBeVisible()

  await tabTo(page, `lab@${keio.domain} (User)`)
  await page.keyboard.press('Space')
  await expect(page.getByLabel(`lab@${keio.domain} (User)`)).not.toBeChecked()
  await tabTo(page, 'Your name')
  await page.keyboard.type('Aiko Abe')
  await tabTo(page, 'Choose a password')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')

  await expect(page.getByRole('button', { name: 'Approve and create account' })).toBeVisible()
  await tabTo(page, /accept it for the company/)
  await page.keyboard.press('Space')
  await tabTo(page, 'Approve and create account')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: `${keio.name} is active` })).toBeFocused()
})
