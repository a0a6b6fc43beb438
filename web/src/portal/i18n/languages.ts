import english from 'virtual:texts/en'

/** Parsed when the page was built; see the plugin that serves them. */
export type Texts = typeof english

// English is in the first file the browser loads; it is also what a missing text falls back to.
const loaders: Record<string, () => Promise<{ default: Texts }>> = {
  en: async () => ({ default: english }),
  it: () => import('virtual:texts/it'),
  es: () => import('virtual:texts/es'),
}

export const languages = Object.keys(loaders)

const choiceKey = 'deedbox.language'

export async function loadTexts(language: string): Promise<Texts> {
  const load = loaders[language]
  if (!load) return english
  return { ...english, ...(await load()).default }
}

function supported(tag: string | null | undefined): string | null {
  const language = tag?.split('-')[0]?.toLowerCase()
  return language && languages.includes(language) ? language : null
}

/** What somebody picked on this device; stronger than their profile and their browser. */
export function chosenLanguage(): string | null {
  return supported(localStorage.getItem(choiceKey))
}

export function rememberLanguage(language: string) {
  localStorage.setItem(choiceKey, language)
}

export function browserLanguage(): string {
  return navigator.languages.map(supported).find((language) => language !== null) ?? 'en'
}

/** The tag for dates and numbers: the browser's own region where it speaks the language of the page. */
export function regionOf(language: string): string {
  return navigator.languages.find((tag) => supported(tag) === language) ?? language
}
