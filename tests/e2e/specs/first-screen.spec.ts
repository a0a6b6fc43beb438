import { accessible, inScheme } from '../portal/looks'
import { expect, files, test } from '../portal/test'

// Axe reads these pages too, and a machine that builds at the same time is slow at it.
test.slow()

const phones = { English: 'en-GB', Italian: 'it-IT', Spanish: 'es-ES' }
const answers = { English: 'Answer', Italian: 'Rispondi', Spanish: 'Responder' }

for (const [language, locale] of Object.entries(phones)) {
  test(`a phone in ${language}: who asks, what for and how to answer stand on the first screen`, async ({
    member,
    visitor,
    company,
    post,
  }) => {
    const keio = company()
    const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
    await files(yuki, keio, { noteToApprover: 'As agreed on the phone.' })
    const { page } = await visitor({
      locale,
      viewport: { width: 360, height: 740 },
      isMobile: true,
      hasTouch: true,
    })
    await page.goto(await post.linkTo(keio.it, 'approvals'))
    const answer = page.getByRole('link', { name: answers[language as keyof typeof answers] })
    await expect(answer).toBeInViewport({ ratio: 1 })
    await expect(page.getByRole('heading', { level: 1 })).toBeInViewport({ ratio: 1 })
    // What lies under the bar with the answer is not to be seen.
    const seen = (await answer.locator('..').boundingBox())?.y ?? 0
    for (const fact of [yuki.name, yuki.email]) {
      const box = await page.locator('dd').getByText(fact, { exact: true }).boundingBox()
      expect((box?.y ?? seen) + (box?.height ?? 0), fact).toBeLessThanOrEqual(seen)
    }
    for (const scheme of ['light', 'dark'] as const) {
      await inScheme(page, scheme)
      await accessible(page)
    }
    await answer.tap()
    await expect(page.locator('#answer').getByRole('heading', { level: 2 })).toBeInViewport({ ratio: 1 })
    await expect(page.locator('input[type=email]')).toBeInViewport({ ratio: 1 })
    await expect(answer).not.toBeInViewport()
  })
}

test('without a mouse: the answer is one key away from the facts, and leads to its form', async ({
  member,
  visitor,
  company,
  post,
}) => {
  const keio = company()
  await files(await member('Yuki Tanaka', `yuki@partner-${keio.domain}`), keio)
  const { page } = await visitor({ viewport: { width: 360, height: 740 } })
  await page.goto(await post.linkTo(keio.it, 'approvals'))
  await page.getByRole('button', { name: 'Help' }).focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Answer' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.locator('#answer').locator(':focus')).toHaveCount(1)
})
