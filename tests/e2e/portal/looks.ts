import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './test'

export async function settled(page: Page, path: string) {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
}

export async function accessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)
  expect(found, page.url()).toEqual([])
}

/** Nothing pushes the page sideways: what 400 % zoom on a desktop needs too. */
export async function fitsNarrow(page: Page) {
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(over, `${page.url()} at 320 px`).toBeLessThanOrEqual(0)
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('main button, main a')]
      .flatMap((control) => [control, ...control.querySelectorAll('*')])
      .filter((part) => part instanceof HTMLElement && getComputedStyle(part).overflow === 'hidden')
      // What is only heard is one pixel wide.
      .filter((part) => part.clientWidth > 1)
      .filter((part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
      .map((part) => part.textContent),
  )
  expect(cut, `words cut off on ${page.url()} at 320 px`).toEqual([])
  if (size) await page.setViewportSize(size)
}

export async function inScheme(page: Page, colorScheme: 'light' | 'dark') {
  await page.emulateMedia({ colorScheme })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
  // A colour that still fades from one scheme to the other would be measured half way.
  const fading = () =>
    document
      .getAnimations()
      .filter(
        ({ playState, effect }) =>
          playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
      ).length
  await expect.poll(() => page.evaluate(fading)).toBe(0)
}

export async function lookAt(page: Page, paths: string[]) {
  for (const path of paths) {
    await settled(page, path)
    await inScheme(page, 'light')
    await accessible(page)
    await inScheme(page, 'dark')
    await accessible(page)
    await fitsNarrow(page)
  }
}

/** A dialog or a state that a test has reached, in both schemes. */
export async function looksRight(page: Page) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await inScheme(page, colorScheme)
    await accessible(page)
  }
}
