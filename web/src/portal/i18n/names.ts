import { useMemo } from 'react'
import { useIntl } from 'react-intl'

/** Names of countries and languages come from the browser, so that none has to be translated here. */
export function useNames() {
  const { locale } = useIntl()
  return useMemo(() => {
    const countries = new Intl.DisplayNames(locale, { type: 'region' })
    const tongues = new Intl.DisplayNames(locale, { type: 'language' })
    return {
      country: (code: string) => named(countries, code),
      language: (tag: string) => capital(named(tongues, tag), locale),
    }
  }, [locale])
}

/** A language in its own words, for people who do not read the one the page is in. */
export function ownName(tag: string): string {
  return capital(named(new Intl.DisplayNames(tag, { type: 'language' }), tag), tag)
}

function named(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}

function capital(word: string, locale: string): string {
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1)
}
