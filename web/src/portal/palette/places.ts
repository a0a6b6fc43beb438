import type { User } from '../../api/types'
import type { Say } from '../i18n/text'

/** Somewhere to go: what it is called, and the address. */
export type Place = { label: string; description?: string; to: string }

/** The pages of the portal that this person has, and what they can begin there. */
export function placesFor(user: User, text: Say): Place[] {
  return [
    ...(user.may.requestAccount ? [{ label: text('ui.requests.request_account'), to: '/requests/new' }] : []),
    { label: text('ui.shell.requests'), to: '/requests' },
    { label: text('ui.shell.decisions'), to: '/decisions' },
    ...(user.may.review ? [{ label: text('ui.shell.review'), to: '/review' }] : []),
    { label: text('ui.shell.directory'), to: '/directory' },
    { label: text('ui.shell.my_roles'), to: '/my-roles' },
    { label: text('ui.shell.profile', { name: user.name }), to: '/profile' },
    { label: text('ui.shell.guides'), to: '/guides' },
    { label: text('ui.palette.who_may_do_what'), to: '/who-may-do-what' },
  ]
}

/** Whether each word that was typed begins a word of what is there, whatever the case and the accents. */
export function matches(typed: string, ...words: (string | undefined)[]): boolean {
  const there = plainWords(words.filter(Boolean).join(' '))
  return plainWords(typed).every((word) => there.some((one) => one.startsWith(word)))
}

function plainWords(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.split(/[\s.@-]+/).filter(Boolean)
}
