import { once } from 'node:events'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export type Letter = { to: string; subject: string; text: string; html: string }

type LinkKind = 'approvals' | 'invitations' | 'verify' | 'reset' | 'stop'

export type Post = {
  url: string
  /** The next letter to this address that fits, whether it came already or is still on its way. */
  letterTo: (address: string, fits?: (letter: Letter) => boolean) => Promise<Letter>
  /** The link of that kind in the newest letter that has one. */
  linkTo: (address: string, kind: LinkKind) => Promise<string>
  lettersTo: (address: string) => Letter[]
  /** All that came, oldest first. */
  letters: () => Letter[]
  stop: () => Promise<void>
}

/** A mail server that keeps what it gets, and refuses mail to `bounce@…` as a real one would. */
export async function startPost(): Promise<Post> {
  const letters: Letter[] = []
  const waiting = new Set<() => void>()

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    // A sender may keep its connection for five minutes (RFC 5321, 4.5.3.2.7).
    socketTimeout: 330_000,
    onRcptTo({ address }, _session, done) {
      if (!address.startsWith('bounce@')) return done()
      done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }))
    },
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', async () => {
        const mail: Email = await PostalMime.parse(Buffer.concat(parts))
        for (const { address } of session.envelope.rcptTo) {
          letters.push({
            to: address.toLowerCase(),
            subject: mail.subject ?? '',
            text: mail.text ?? '',
            html: mail.html ?? '',
          })
        }
        done()
        for (const look of waiting) look()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')

  const letterTo: Post['letterTo'] = (to, fits = () => true) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const letter = letters.findLast((one) => one.to === to.toLowerCase() && fits(one))
        if (!letter) return
        clearTimeout(patience)
        waiting.delete(look)
        resolve(letter)
      }
      const patience = setTimeout(() => {
        waiting.delete(look)
        const came = letters.map((one) => `${one.to}: ${one.subject}`).join('; ')
        reject(new Error(`no such letter to ${to}; came: ${came}`))
      }, 20_000)
      waiting.add(look)
      look()
    })

  return {
    url: `smtp://127.0.0.1:${address.port}`,
    letterTo,
    linkTo: async (to, kind) => {
      const letter = await letterTo(to, (one) => linkIn(one, kind) !== undefined)
      return linkIn(letter, kind) ?? ''
    },
    lettersTo: (to) => letters.filter((letter) => letter.to === to.toLowerCase()),
    letters: () => [...letters],
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** It stands alone on a line of the text, so that no mail program can cut it. */
function linkIn(letter: Letter, kind: LinkKind): string | undefined {
  const link = new RegExp(`^https?://[^/\\s]+/${kind}/[A-Za-z0-9_-]+$`)
  return letter.text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .find((line) => link.test(line))
}
