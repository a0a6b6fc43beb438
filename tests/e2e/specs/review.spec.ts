import { expect, type Person, test } from '../portal/test'

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

test('a reviewer reads the note and releases; only then the approver gets a mail', async ({
  member,
  reviewer,
  company,
  post,
}) => {
  const works = company()
  const approver = `buyer@holding-${works.domain}`
  const yuki = await member('Yuki Tanaka', `yuki@partner-${works.domain}`)
  const request = await filesForReview(yuki, works, approver)
  expect(request.status).toBe('in_review')
  await yuki.page.goto(`/requests/${request.id}/complete`)
  await expect(yuki.page.getByText('A reviewer of this portal looks at the request first')).toBeVisible()
  expect(post.lettersTo(approver)).toEqual([])

  const { page } = await reviewer(`rosa@northwind-${works.domain}`)
  await page.goto('/review')
  await page.getByRole('link', { name: works.name }).click()
  const desk = page.getByRole('region', { name: 'Your review' })
  await expect(desk.getByText('The holding runs their mail.')).toBeVisible()
  await desk.getByRole('button', { name: 'Release' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Release' }).click()
  await expect(page.getByText('Pending').first()).toBeVisible()
  await expect(desk).toHaveCount(0)
  await post.linkTo(approver, 'approvals')
})

test('a reviewer refuses with a reason, and the requester reads it', async ({
  member,
  reviewer,
  company,
  post,
}) => {
  const works = company()
  const approver = `buyer@holding-${works.domain}`
  const yuki = await member('Yuki Tanaka', `yuki@partner-${works.domain}`)
  const request = await filesForReview(yuki, works, approver)

  const { page } = await reviewer(`rosa@northwind-${works.domain}`)
  await page.goto(`/requests/${request.id}`)
  await page.getByRole('button', { name: 'Refuse' }).click()
  const dialog = page.getByRole('dialog', { name: 'Refuse this request?' })
  await dialog.getByLabel('Reason').fill('This domain belongs to somebody else.')
  await dialog.getByRole('button', { name: 'Refuse' }).click()
  await expect(page.getByText('Declined').first()).toBeVisible()

  await yuki.page.goto(`/requests/${request.id}`)
  await expect(yuki.page.getByText('This domain belongs to somebody else.')).toBeVisible()
  expect(post.lettersTo(approver)).toEqual([])
})

test('who is no reviewer finds neither the desk nor the buttons', async ({ member, company }) => {
  const works = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${works.domain}`)
  const request = await filesForReview(yuki, works, `buyer@holding-${works.domain}`)
  await yuki.page.goto(`/requests/${request.id}`)
  await expect(yuki.page.getByText('In review').first()).toBeVisible()
  await expect(yuki.page.getByRole('button', { name: 'Release' })).toHaveCount(0)
  await expect(yuki.page.getByRole('navigation').getByRole('link', { name: 'Review' })).toHaveCount(0)
})
