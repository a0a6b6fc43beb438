import type { Page } from '@playwright/test'

/** Presses Tab until the named control has the focus: what a person without a mouse does. */
export async function tabTo(page: Page, name: string | RegExp, most = 40) {
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
