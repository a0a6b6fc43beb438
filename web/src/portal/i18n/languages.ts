import english from 'virtual:texts/en'
import type { Language } from '../../api/types'

/** Parsed when the page was built; see the plugin that serves them. */
export type Texts = typeof english

// English is in the first file the browser loads; it is also what a missing text falls back to.
const loaders: Record<Language, () => Promise<{ default: Texts }>> = {
  en: async () => ({ default: english }),
  it: () => import('virtual:texts/it'),
  es: () => import('virtual:texts/es'),
}

export const languages = Object.keys(loaders) as Language[]

const choiceKey = 'deedbox.language'

export async function loadTexts(language: Language): Promise<Texts> {
  return { ...english, ...(await loaders[language]()).default }
}

function supported(tag: string | null | undefined): Language | null {
  const spoken = tag?.split('-')[0]?.toLowerCase()
  return languages.find((language) => language === spoken) ?? null
}

/** What somebody picked on this device; stronger than their profile and their browser. */
export function chosenLanguage(): Language | null {
  return supported(localStorage.getItem(choiceKey))
}

export function rememberLanguage(language: Language) {
  localStorage.setItem(choiceKey, language)
}

export function browserLanguage(): Language {
  return navigator.languages.map(supported).find((language) => language !== null) ?? 'en'
}

/** The tag for dates and numbers: the browser's own region where it speaks the language of the page. */
export function regionOf(language: Language): string {
  return navigator.languages.find((tag) => supported(tag) === language) ?? language
}
