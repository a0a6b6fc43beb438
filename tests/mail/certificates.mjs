import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']

/** A company's own CA, and a certificate of it for a mail server called `localhost`. */
export async function ownCa(folder) {
  const at = (name) => join(folder, name)
  await run('openssl', [
    'req',
    '-x509',
    ...newKey,
    '-subj',
    '/CN=A company of its own',
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
  ])
  await run('openssl', [
    'req',
    ...newKey,
    '-subj',
    '/CN=localhost',
    '-keyout',
    at('mx.key'),
    '-out',
    at('mx.csr'),
  ])
  await writeFile(at('mx.names'), 'subjectAltName=DNS:localhost\n')
  const signing = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-extfile', at('mx.names')]
  await run('openssl', ['x509', '-req', '-in', at('mx.csr'), ...signing, '-days', '2', '-out', at('mx.pem')])
  return { ca: at('ca.pem'), certificate: at('mx.pem'), key: at('mx.key') }
}
