import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'

export type Coding = 'br' | 'gzip' | 'identity'

/** What the program sends for one address: the octets as they go over the wire, head and all, and what they mean. */
export type Sent = { status: number; coding: string; octets: number; content: Buffer }

const decoders: Record<string, (body: Buffer) => Buffer> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  identity: (body) => body,
}

/** Asks without a browser, which would not say what came, and cannot be told what to offer. */
export async function sent(url: string, accepted: Coding, language = 'en'): Promise<Sent> {
  const request = get(url, {
    agent: false,
    headers: { 'Accept-Encoding': accepted, 'Accept-Language': language },
  })
  const [answer] = (await once(request, 'response')) as [IncomingMessage]
  const body = Buffer.concat(await answer.toArray())
  const coding = answer.headers['content-encoding'] ?? 'identity'
  const decoded = decoders[coding]
  if (!decoded) throw new Error(`${url} came as ${coding}`)
  return {
    status: answer.statusCode ?? 0,
    coding,
    octets: answer.socket.bytesRead,
    content: decoded(body),
  }
}

/** Every address that a page asks for by itself until it is shown and at rest, in the browser of somebody new. */
export async function askedFor(page: Page, path: string): Promise<string[]> {
  const asked: string[] = []
  page.on('request', (request) => {
    if (!request.url().endsWith('/favicon.svg')) asked.push(request.url())
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  // Not every browser says that it has fetched the icon.
  return [...asked, new URL('/favicon.svg', page.url()).href]
}
