import { accessible, lookAt, looksRight } from '../portal/looks'
import { expect, type Person, test } from '../portal/test'

// Axe reads these pages too, and a machine that builds at the same time is slow at it.
test.slow()

/** Files a request whose approver is not of the company's domain, so that a reviewer looks first. */
async function filesForReview(yuki: Person, company: { name: string; domain: string }, approver: string) {
  const answer = await yuki.posts('/account-requests', {
    accountName: company.name,
    domainIdentifier: company.domain,
    country: 'DE',
    approverEmails: [approver],
    noteToReviewer: 'The holding runs their mail.',
  })
  return (await answer.json()) as { id: string; status: string }
}

test('the queue has the oldest first, says why each is there, and is worked off in place', async ({
  member,
  reviewer,
  company,
  post,
}) => {
  const first = company('Erste Werke')
  const second = company('Zweite Werke')
  const approver = `buyer@holding-${first.domain}`
  const yuki = await member('Yuki Tanaka', `yuki@partner-${first.domain}`)
  const request = await filesForReview(yuki, first, approver)
  await filesForReview(yuki, second, approver)
  expect(request.status).toBe('in_review')
  await yuki.page.goto(`/requests/${request.id}/complete`)
  await expect(yuki.page.getByText('A reviewer of this portal looks at the request first')).toBeVisible()
  expect(post.lettersTo(approver)).toEqual([])

  const { page } = await reviewer(`rosa@northwind-${first.domain}`)
  await lookAt(page, ['/review'])
  const queue = page.getByRole('article')
  const names = await queue.getByRole('heading').allTextContents()
  expect(names.indexOf(first.name)).toBeLessThan(names.indexOf(second.name))
  expect(names).toContain(first.name)

  const card = queue.filter({ hasText: first.name })
  await expect(card).toContainText('Waits less than an hour')
  await expect(card).toContainText('An approver’s address is not on the account’s domain.')
  await expect(card).toContainText('The holding runs their mail.')
  await expect(card.getByText(first.domain, { exact: true })).toBeVisible()
  await expect(card.getByText(`holding-${first.domain}`, { exact: true })).toBeVisible()

  await test.step('released with a note, from the list', async () => {
    await card.getByRole('button', { name: `Release: ${first.name}` }).click()
    const dialog = page.getByRole('dialog', { name: 'Release this request?' })
    await dialog.getByLabel('Note (optional)').fill('Called the holding: it is theirs.')
    await accessible(page)
    await dialog.getByRole('button', { name: 'Release' }).click()
    await expect(page.getByRole('status').filter({ hasText: `${first.name} is released.` })).toBeVisible()
    await expect(card).toHaveCount(0)
    await post.linkTo(approver, 'approvals')
  })

  await test.step('refused only with a reason, from the page of the request', async () => {
    await page.getByRole('link', { name: second.name }).click()
    const desk = page.getByRole('region', { name: 'Your review' })
    await expect(desk.getByText('The holding runs their mail.')).toBeVisible()
    await desk.getByRole('button', { name: `Refuse: ${second.name}` }).click()
    const dialog = page.getByRole('dialog', { name: 'Refuse this request?' })
    await dialog.getByRole('button', { name: 'Refuse' }).click()
    await expect(dialog.getByLabel('Reason')).toBeFocused()
    await dialog.getByLabel('Reason').fill('This domain belongs to somebody else.')
    await dialog.getByRole('button', { name: 'Refuse' }).click()
    await expect(page.getByRole('status').filter({ hasText: `${second.name} is refused.` })).toBeVisible()
    await expect(page.getByText('Declined').first()).toBeVisible()
    await expect(desk).toHaveCount(0)
  })

  await post.letterTo(yuki.email, (mail) => mail.text.includes('This domain belongs to somebody else.'))
  await yuki.page.goto('/requests')
  await yuki.page.getByRole('link', { name: second.name }).click()
  await expect(yuki.page.getByText('This domain belongs to somebody else.')).toBeVisible()
})

test('who is no reviewer finds neither the desk nor the buttons', async ({ member, company }) => {
  const works = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${works.domain}`)
  const request = await filesForReview(yuki, works, `buyer@holding-${works.domain}`)
  await yuki.page.goto(`/requests/${request.id}`)
  await expect(yuki.page.getByText('In review').first()).toBeVisible()
  await expect(yuki.page.getByRole('button', { name: /^Release/ })).toHaveCount(0)
  await expect(yuki.page.getByRole('navigation').getByRole('link', { name: 'Review' })).toHaveCount(0)
})

test('an identifier that can be taken for a claimed one stands beside it, in both of its forms', async ({
  member,
  reviewer,
  company,
}) => {
  const real = company('Erste Werke')
  const fake = { name: `${real.name} Nord`, domain: real.domain.replace('o', 'ó') }
  const yuki = await member('Yuki Tanaka', `yuki@partner-${real.domain}`)
  const filed = await filesForReview(yuki, real, `it@${real.domain}`)
  expect(filed.status).toBe('pending')
  const request = await filesForReview(yuki, fake, `it@${fake.domain}`)
  expect(request.status).toBe('in_review')

  const { page } = await reviewer(`rosa@northwind-${real.domain}`)
  await page.goto('/review')
  const card = page.getByRole('article').filter({ hasText: fake.name })
  await expect(card).toContainText('The identifier can be taken for one that is claimed already.')
  await expect(card.getByText(real.domain, { exact: true })).toBeVisible()
  await expect(card).toContainText(fake.domain)
  await expect(card).toContainText('xn--')
  await accessible(page)
})

test('what the company has already stands beside a request of a stranger for the whole of it', async ({
  member,
  account,
  reviewer,
  company,
}) => {
  const keio = company('Keio')
  await account({ ...keio, domain: `lab.${keio.domain}`, it: `it@lab.${keio.domain}` })
  const yuki = await member('Yuki Tanaka', `yuki@elsewhere-${keio.domain}`)
  const request = await filesForReview(yuki, { ...keio, name: `${keio.name} whole` }, keio.it)
  expect(request.status).toBe('in_review')
  const { page } = await reviewer(`rosa@northwind-${keio.domain}`)
  await page.goto(`/requests/${request.id}`)
  const desk = page.getByRole('region', { name: 'Your review' })
  await expect(desk.getByRole('heading', { name: 'Other accounts of the company' })).toBeVisible()
  const known = desk.getByRole('listitem').filter({ hasText: `lab.${keio.domain}` })
  await expect(known).toContainText('Active')
  await expect(known).toContainText('1 administrator')
  await looksRight(page)
  await known.getByRole('link', { name: keio.name }).click()
  await expect(page.getByRole('heading', { level: 1, name: keio.name })).toBeVisible()
})
