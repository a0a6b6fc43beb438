import { test as plain } from '@playwright/test'
import { startPortal } from '../portal/deedbox'
import { expect, ok, password } from '../portal/test'

plain('without a mail server, mails wait in a mailbox of the portal', async ({ browser }) => {
  const portal = await startPortal()
  const context = await browser.newContext({ baseURL: portal.url })
  try {
    const page = await context.newPage()
    const blocked: string[] = []
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) blocked.push(message.text())
    })
    await ok(
      context.request.post('/api/v1/sign-ups', {
        headers: { Origin: portal.url, 'Content-Type': 'application/json' },
        data: JSON.stringify({ email: 'mia@weaving.test', name: 'Mia Falk', password }),
      }),
    )
    await page.goto('/mailbox')
    const mail = page.getByRole('listitem').filter({ hasText: 'mia@weaving.test' })
    await mail.getByRole('link').click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('erify')

    await page.getByRole('tab', { name: 'As designed' }).click()
    const frame = page.locator('iframe')
    await expect(frame).toHaveAttribute('sandbox', 'allow-same-origin')
    await expect(frame.contentFrame().getByText('we hope you', { exact: false })).toBeVisible()
    // The mail's own looks survive the policy that allows no style attributes.
    await expect(frame.contentFrame().locator('a').first()).toHaveCSS('text-decoration-line', 'none')

    // The frame is as high as the mail, and its button opens the page itself, not the frame.
    const cut = () =>
      frame.evaluate((element: HTMLIFrameElement) => {
        const inside = element.contentDocument?.documentElement
        return inside ? inside.scrollHeight - element.clientHeight : -1
      })
    await expect.poll(cut).toBe(0)
    await frame.contentFrame().getByRole('link', { name: 'Verify this address' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Verify your address' })).toBeFocused()
    await page.goBack()

    await page.getByRole('tab', { name: 'Text' }).click()
    await page.getByRole('link', { name: `${portal.url}/verify/` }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Verify your address' })).toBeFocused()
    await page.getByRole('button', { name: 'Verify address' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Your address is verified' })).toBeVisible()
    expect(blocked).toEqual([])
  } finally {
    await context.close()
    await portal.stop()
  }
})
