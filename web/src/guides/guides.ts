import { queryOptions } from '@tanstack/react-query'
import type { Guide } from '../../tools/guide'
import type { Language } from '../api/types'

/** In the order in which the list of guides shows them. */
export const guideNames = [
  'request-account',
  'decide-request',
  'answer-invitation',
  'ask-for-access',
  'add-people',
  'virtual-accounts',
  'prove-a-domain',
  'take-over-an-account',
  'account-health',
  'what-pending-means',
  'receipt',
  'glossary',
] as const

export type GuideName = (typeof guideNames)[number]

export function isGuideName(name: string): name is GuideName {
  return guideNames.some((known) => known === name)
}

// Each language is a file of its own, read when somebody wants help.
const loaders: Record<Language, () => Promise<{ default: Record<string, Guide> }>> = {
  en: () => import('virtual:guides/en'),
  it: () => import('virtual:guides/it'),
  es: () => import('virtual:guides/es'),
}

export function guidesQuery(language: Language) {
  return queryOptions({
    queryKey: ['guides', language],
    queryFn: async () => (await loaders[language]()).default,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
