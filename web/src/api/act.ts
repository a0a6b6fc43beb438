import { type UseMutationOptions, useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Problem } from './problem'

type Key = { 'Idempotency-Key': string }

/**
 * One act of the person on the page. Sending the same thing again after a lost answer carries the same key, so that
 * the server does it once; anything else gets a new key.
 */
export function useAct<Given, Answer>(
  send: (given: Given, header: Key) => Promise<Answer>,
  options: Omit<UseMutationOptions<Answer, Problem, Given>, 'mutationFn'> = {},
) {
  const last = useRef({ given: '', key: '' })
  return useMutation<Answer, Problem, Given>({
    ...options,
    // Not "paused" while offline: the person is told at once, and what was typed stays on the page.
    networkMode: 'always',
    mutationFn: async (given) => {
      const text = JSON.stringify(given) ?? ''
      if (text !== last.current.given || !last.current.key) last.current = { given: text, key: newKey() }
      const result = await send(given, { 'Idempotency-Key': last.current.key })
      last.current = { given: '', key: '' }
      return result
    },
  })
}

// crypto.randomUUID() is missing on plain http pages that are not localhost; these bytes are always there.
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
