// Somebody from outside a company, who was listed for its account: they learn what they are invited to, and say yes or no.
import { accessible, looksRight } from '../portal/looks'
import { approves, type Company, expect, files, type Person, password, test as plain } from '../portal/test'

type Invited = {
  keio: Company
  yuki: Person
  requestId: string
  gus: string
  link: string
}

const test = plain.extend<{ invited: Invited }>({
  invited: async ({ member, company, post }, use) => {
    const keio = company()
    const yuki = await member('Yuki Tanaka', `yuki@partner-${keio.domain}`)
    const gus = `gus@guest-${keio.domain}`
    const request = await files(yuki, keio, {
      users: [
        { email: gus, role: 'viewer' },
        { email: `lab@${keio.domain}`, role: 'user' },
      ],
      noteToUsers: 'As agreed on the phone.',
    })
    const aiko = await member('Aiko Abe', keio.it)
    await approves(aiko, request.id)
    await use({ keio, yuki, requestId: request.id, gus, link: await post.linkTo(gus, 'invitations') })
  },
})

test.slow()

async function showsInRequest({ yuki, requestId, gus }: Invited, fate: string) {
  await yuki.page.goto(`/requests/${requestId}`)
  const users = yuki.page.getByRole('region', { name: 'Users on the list' })
  await expect(users.getByRole('listitem').filter({ hasText: gus })).toContainText(fate)
  await expect(users.getByRole('listitem').filter({ hasText: 'lab@' })).toContainText('Member')
}

test('somebody new reads who invites them, signs up, accepts, and is a member', async ({
  invited,
  visitor,
}) => {
  const { page } = await visitor()
  const { keio, gus, link } = invited
  await page.goto(link)
  await expect(
    page.getByRole('heading', { level: 1, name: `Join the Smart Account of ${keio.name}?` }),
  ).toBeVisible()
  await expect(page.getByText('Yuki Tanaka invites you')).toBeVisible()
  await expect(page.getByText('As agreed on the phone.')).toBeVisible()
  await looksRight(page)
  await showsInRequest(invited, 'Invited')

  await page.getByLabel('Mail address').first().fill(gus)
  await page.getByLabel('Your name').fill('Gus Grey')
  await page.getByLabel('Choose a password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign up and go on' }).click()
  await page.getByRole('button', { name: 'Accept the invitation' }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: `You are a member of ${keio.name}` }),
  ).toBeVisible()
  await accessible(page)
  await page.getByRole('link', { name: 'Open the account' }).click()
  await expect(page.getByRole('heading', { level: 1, name: keio.name })).toBeVisible()
  await showsInRequest(invited, 'Invitation accepted')

  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1, name: 'This invitation was accepted' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Open the account' })).toBeVisible()
})

test('whoever wants nothing of it refuses without a user, and the requester reads why', async ({
  invited,
  visitor,
}) => {
  const { page } = await visitor()
  const { gus, link } = invited
  await page.goto(link)
  const refuse = page.getByRole('region', { name: 'Or refuse' })
  await refuse.getByLabel('Mail address').fill('somebody@else.example')
  await refuse.getByRole('button', { name: 'Refuse the invitation' }).click()
  await expect(refuse.getByText(`This link is for ${gus}`)).toBeVisible()
  await refuse.getByLabel('Mail address').fill(gus)
  await refuse.getByLabel('Reason').fill('I do not know you.')
  await refuse.getByRole('button', { name: 'Refuse the invitation' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You refused the invitation' })).toBeVisible()
  await showsInRequest(invited, 'Invitation refused')
  await expect(invited.yuki.page.getByText('I do not know you.')).toBeVisible()
  await accessible(invited.yuki.page)

  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1, name: 'This invitation was refused' })).toBeVisible()
  await accessible(page)
})

test('somebody else who is signed in learns for whom it is, and switches', async ({ invited, member }) => {
  const { keio, gus, link } = invited
  const { page } = await member('Eve Else', `eve@elsewhere-${keio.domain}`)
  await page.goto(link)
  await expect(page.getByText(`This link is for ${gus}`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Accept the invitation' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Sign out and switch' }).click()
  await expect(page.getByRole('button', { name: 'Sign up and go on' })).toBeVisible()
})

test('who is signed in as the one invited accepts or refuses with a press', async ({ invited, member }) => {
  const { page } = await member('Gus Grey', invited.gus)
  await page.goto(invited.link)
  await looksRight(page)
  const refuse = page.getByRole('region', { name: 'Or refuse' })
  await expect(refuse.getByLabel('Mail address')).toHaveCount(0)
  await refuse.getByRole('button', { name: 'Refuse the invitation' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You refused the invitation' })).toBeVisible()
})
