import { accessible } from '../portal/looks'
import { expect, files, statusOf, test } from '../portal/test'

test('without signing up: the address that got the mail and a reason decline a request', async ({
  member,
  visitor,
  company,
  post,
}) => {
  const lund = company('Lund Hospital')
  const yuki = await member('Yuki Tanaka', `yuki@partner-${lund.domain}`)
  const request = await files(yuki, lund)
  const { page } = await visitor()
  await page.goto(await post.linkTo(lund.it, 'approvals'))
  await page.getByRole('button', { name: 'Decline', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Decline this request?' })

  await dialog.getByRole('button', { name: 'Decline the request' }).click()
  await expect(dialog.getByLabel('Mail address')).toBeFocused()
  await dialog.getByLabel('Mail address').fill('somebody@elsewhere.example')
  await dialog.getByLabel('Reason').fill('We buy through our parent company.')
  await dialog.getByRole('button', { name: 'Decline the request' }).click()
  await expect(dialog.getByText(`Please type ${lund.it}`)).toBeVisible()
  expect(await statusOf(yuki, request.id)).toBe('pending')
  await accessible(page)

  await dialog.getByLabel('Mail address').fill(lund.it)
  await dialog.getByRole('button', { name: 'Decline the request' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You declined the request' })).toBeFocused()
  await expect(page.getByText('Your link has ended')).toBeVisible()

  const told = await post.letterTo(yuki.email, (mail) => mail.subject.includes(lund.name))
  expect(told.text).toContain('We buy through our parent company.')
  await yuki.page.goto(`/requests/${request.id}`)
  await expect(
    yuki.page.getByText(`Declined with the link mailed to ${lund.it}, without signing in,`),
  ).toBeVisible()
})

test('the wrong person says so, and the requester names another', async ({
  member,
  visitor,
  company,
  post,
}) => {
  const lund = company('Lund Hospital')
  const yuki = await member('Yuki Tanaka', `yuki@partner-${lund.domain}`)
  const request = await files(yuki, lund)
  const link = await post.linkTo(lund.it, 'approvals')
  const { page } = await visitor({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
  await page.goto(link)
  await page.getByRole('link', { name: 'Answer' }).tap()
  const wrong = page.getByRole('button', { name: 'I am the wrong person' })
  await expect(wrong, 'within reach of the first tap').toBeInViewport({ ratio: 1 })
  await wrong.tap()
  const dialog = page.getByRole('dialog', { name: 'Are you the wrong person?' })
  await dialog.getByLabel('Mail address').fill(lund.it)
  await dialog.getByLabel('Reason').fill('Please ask Eva Holm in purchasing.')
  await dialog.getByRole('button', { name: 'I am the wrong person' }).tap()
  await expect(page.getByRole('heading', { level: 1, name: 'You are not asked any more' })).toBeVisible()
  await page.goto(link)
  await expect(page.getByText('somebody told us that they are the wrong person')).toBeVisible()

  const told = await post.letterTo(yuki.email, (mail) => mail.subject.includes('wrong person'))
  expect(told.text).toContain('Please ask Eva Holm in purchasing.')
  expect(told.text).toContain('Nobody is asked now.')
  await yuki.page.goto(`/requests/${request.id}`)
  await expect(yuki.page.getByText('Please ask Eva Holm in purchasing.')).toBeVisible()
  await expect(yuki.page.getByText('they said that they are the wrong person')).toBeVisible()
  await accessible(yuki.page)
})

test('a signed-in approver is the wrong person without typing who they are', async ({
  member,
  company,
  post,
}) => {
  const lund = company()
  const yuki = await member('Yuki Tanaka', `yuki@partner-${lund.domain}`)
  await files(yuki, lund, { approverEmails: [lund.it, `head@${lund.domain}`] })
  const { page } = await member('Lars Berg', lund.it)
  await page.goto(await post.linkTo(lund.it, 'approvals'))
  await page.getByRole('button', { name: 'I am the wrong person' }).click()
  const dialog = page.getByRole('dialog', { name: 'Are you the wrong person?' })
  await expect(dialog.getByLabel('Mail address')).toHaveCount(0)
  await dialog.getByRole('button', { name: 'I am the wrong person' }).click()
  await expect(dialog.getByLabel('Reason')).toBeFocused()
  await dialog.getByLabel('Reason').fill('I have left the department.')
  await dialog.getByRole('button', { name: 'I am the wrong person' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You are not asked any more' })).toBeFocused()
})
