import { expect, files, test } from '../portal/test'
import { askedFor, type Coding, sent } from '../portal/wire'

const mostRequests = 12
const mostOctets = 230_000
const compressible = /\.(js|css|svg|json|txt|webmanifest)$/

/** The pages that people see first: who comes by themselves, who wants in, and who got a mail. */
const pages = ['start', 'sign-in', 'approval'] as const

for (const name of pages) {
  for (const [language, locale] of Object.entries({ en: 'en-GB', it: 'it-IT' })) {
    test(`the ${name} page in ${language} is small on the wire, and all that can be is compressed`, async ({
      visitor,
      member,
      company,
      post,
      portal,
    }) => {
      const keio = company()
      let path = name === 'start' ? '/' : '/sign-in'
      if (name === 'approval') {
        await files(await member('Yuki Tanaka', `yuki@partner-${keio.domain}`), keio, {
          noteToApprover: 'The licences of your order from March wait for this account.',
        })
        path = new URL(await post.linkTo(keio.it, 'approvals')).pathname
      }
      const { page } = await visitor({ locale, viewport: { width: 360, height: 740 } })
      const urls = await askedFor(page, path)
      expect(new Set(urls).size, 'nothing is asked for twice').toBe(urls.length)
      expect(urls.length, urls.join('\n')).toBeLessThanOrEqual(mostRequests)

      for (const coding of ['br', 'gzip'] satisfies Coding[]) {
        let octets = 0
        for (const url of urls) {
          const answer = await sent(url, coding, language)
          expect(answer.status, url).toBe(200)
          octets += answer.octets
          if (!compressible.test(new URL(url).pathname)) continue
          expect(answer.coding, url).toBe(coding)
          const plain = await sent(url, 'identity', language)
          expect(plain.coding, url).toBe('identity')
          expect(answer.content.equals(plain.content), `${url} is the same as ${coding}`).toBe(true)
        }
        console.log(
          `${name} in ${language}: ${urls.length} requests, ${(octets / 1000).toFixed(1)} kB as ${coding}`,
        )
        expect(octets, coding).toBeLessThanOrEqual(mostOctets)
      }
      expect(portal.url).toBe(new URL(page.url()).origin)
    })
  }
}

test('every file of the pages comes compressed, whoever names it', async ({ portal }) => {
  const seen = new Set<string>()
  const waiting = ['/']
  while (waiting.length > 0) {
    const path = waiting.pop() ?? ''
    if (seen.has(path)) continue
    seen.add(path)
    const { content } = await sent(`${portal.url}${path}`, 'identity')
    for (const [name] of content
      .toString()
      .matchAll(/(?<![\w/])(?:\.?\/)?(?:assets\/)?[\w.-]+\.(?:js|css|svg)(?=["'`])/g))
      waiting.push(name.includes('favicon') ? '/favicon.svg' : `/assets/${name.split('/').at(-1)}`)
    if (path === '/') continue
    for (const coding of ['br', 'gzip'] satisfies Coding[]) {
      const answer = await sent(`${portal.url}${path}`, coding)
      expect(answer.status, path).toBe(200)
      // What is smaller than a line or two gets no smaller.
      if (content.length > 300) expect(answer.coding, path).toBe(coding)
      expect(answer.content.equals(content), path).toBe(true)
    }
  }
  expect(seen.size).toBeGreaterThan(40)
})
