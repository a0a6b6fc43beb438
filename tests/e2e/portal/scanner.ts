import type { Page, Request } from '@playwright/test'
import { expect } from './test'

/** Something with a browser that opens links from mails and touches what it finds there. */
export type Scanner = {
  page: Page
  /** Every call of its pages that asked for a change and was not refused. */
  taken: string[]
  underWay: Set<Request>
}

const boxes = 'input:is([type=checkbox], [type=radio])'
const pressable = `:is(a[href], button, summary, [role^=menuitem]):visible, ${boxes}`
const typable = 'input:not([type=checkbox], [type=radio]), textarea'

export function scanWith(page: Page): Scanner {
  const scanner: Scanner = { page, taken: [], underWay: new Set() }
  page.on('request', (call) => scanner.underWay.add(call))
  page.on('requestfailed', (call) => scanner.underWay.delete(call))
  page.on('requestfinished', (call) => scanner.underWay.delete(call))
  page.on('response', (answer) => {
    const method = answer.request().method()
    if (['GET', 'HEAD'].includes(method) || !answer.ok()) return
    scanner.taken.push(`${method} ${new URL(answer.url()).pathname}: ${answer.status()}`)
  })
  return scanner
}

/** Each thing that can be pressed there, on a page opened for it, and then what that press has brought. */
export async function pressesEverything(scanner: Scanner, link: string, within: string) {
  const { page } = scanner
  const all = page.locator(within).locator(pressable)
  await opens(scanner, link)
  const count = await all.count()
  expect(count, `what can be pressed at ${link}`).toBeGreaterThan(0)
  for (let number = 0; number < count; number += 1) {
    if (number > 0) await opens(scanner, link)
    await marksAll(page)
    await all.nth(number).evaluate((one: HTMLElement) => one.click())
    await comesToRest(scanner)
    if (page.url().startsWith(link)) await pressesWhatIsNew(scanner)
  }
}

/** Every form as it is, and then Enter in every field. */
export async function submitsEverything(scanner: Scanner, link: string) {
  await opens(scanner, link)
  for (const form of await scanner.page.locator('form').elementHandles()) {
    await form.evaluate((one) => (one as HTMLFormElement).requestSubmit())
    await comesToRest(scanner)
  }
  for (const field of await scanner.page.locator(typable).elementHandles()) {
    if (await field.isVisible()) await field.press('Enter')
    await comesToRest(scanner)
  }
}

/** Junk in every field, then a button; the same again with what came of it. For each button, and with all boxes ticked. */
export async function sendsJunk(scanner: Scanner, link: string, password = 'Test1234!') {
  const { page } = scanner
  await opens(scanner, link)
  const hasBoxes = (await page.locator(boxes).count()) > 0
  for (const ticks of hasBoxes ? [false, true] : [false]) {
    if (ticks) {
      await opens(scanner, link)
      await ticksEverything(page)
    }
    const count = await buttonsOf(page).count()
    for (let number = 0; number < count; number += 1) {
      await opens(scanner, link)
      for (const _ of ['what is there', 'what came of it']) {
        if (ticks) await ticksEverything(page)
        await fillsIn(page, { password, other: 'test@example.com' })
        await pressesButton(scanner, number)
      }
    }
  }
}

async function opens(scanner: Scanner, link: string) {
  await scanner.page.goto(link, { waitUntil: 'domcontentloaded' })
  await expect(scanner.page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(scanner.page.locator('[aria-busy="true"]')).toHaveCount(0)
  await comesToRest(scanner)
}

/** Until what was set off has had its answers, and they are shown. */
async function comesToRest({ page, underWay }: Scanner) {
  await drawn(page)
  await expect.poll(() => underWay.size, { intervals: [10, 20, 50] }).toBe(0)
  await drawn(page)
}

async function drawn(page: Page) {
  await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => setTimeout(next))))
}

async function marksAll(page: Page) {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('*')) one.setAttribute('data-seen', '')
  })
}

/** From the last on: the first is often the one that closes the others. */
async function pressesWhatIsNew(scanner: Scanner) {
  const fresh = scanner.page.locator(`:is(${pressable}):not([data-seen])`)
  for (const one of (await fresh.elementHandles()).reverse()) {
    if (!(await one.isVisible())) continue
    await one.evaluate((node) => (node as HTMLElement).click())
    await comesToRest(scanner)
  }
}

function buttonsOf(page: Page) {
  return page.locator('main').getByRole('button').filter({ visible: true })
}

/** Where a press has left fewer of them, the last. */
async function pressesButton(scanner: Scanner, number: number) {
  const buttons = await buttonsOf(scanner.page).all()
  await buttons.at(Math.min(number, buttons.length - 1))?.evaluate((one: HTMLElement) => one.click())
  await comesToRest(scanner)
}

async function ticksEverything(page: Page) {
  await page.locator(boxes).evaluateAll((found: HTMLInputElement[]) => {
    for (const box of found) if (!box.checked) box.click()
  })
}

async function fillsIn(page: Page, junk: { password: string; other: string }) {
  await page.locator(typable).evaluateAll((found: HTMLInputElement[], junk) => {
    for (const field of found) {
      const typed = field.type === 'password' ? junk.password : junk.other
      // With the setter of all such fields: what is set with React’s own, React takes for its own doing.
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, typed)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
  }, junk)
}
