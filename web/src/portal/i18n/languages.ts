import type { Language } from '../../api/types'

export const languages: readonly Language[] = ['en', 'it', 'es']

const choiceKey = 'deedbox.language'

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

/** The tag for dates and numbers: the same for every reader of a language, and the same as in the mails. */
export function regionOf(language: Language): string {
  return language === 'en' ? 'en-GB' : language
}
