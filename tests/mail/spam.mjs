import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

const separator = 'From sender Mon Mar  2 09:00:00 2026\n'

/**
 * What SpamAssassin's rules give each mail, by its Message-ID: without the network, and without the bonus for one that
 * came from the same machine.
 */
export async function spamScores(mails, folder) {
  const words = ['-t', '-L', '-x', '--cf=score ALL_TRUSTED 0', '--mbox']
  const child = spawn('spamassassin', words, { env: { PATH: process.env.PATH, HOME: folder, LC_ALL: 'C' } })
  const ended = once(child, 'exit')
  child.stdin.end(mails.map((mail) => `${separator}${mail.replace(/^From /gm, '>From ')}\n`).join('\n'))
  const [out, faults, [status]] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  if (status !== 0) throw new Error(`spamassassin ended with ${status}: ${faults}`)
  return new Map(out.split(separator).slice(1).map(scored))
}

function scored(mail) {
  const headers = mail.slice(0, mail.indexOf('\n\n')).replace(/\n[ \t]+/g, ' ')
  const [, score, rules] =
    headers.match(/^X-Spam-Status: \w+, score=(-?[\d.]+) .*?tests=(.*?) autolearn/m) ?? []
  return [
    headers.match(/^Message-ID: (\S+)/im)?.[1],
    { score: Number(score), rules: rules?.replace(/, /g, ',') },
  ]
}
