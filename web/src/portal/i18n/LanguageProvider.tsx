import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react'
import { IntlProvider } from 'react-intl'
import { sessionQuery } from '../../api/queries'
import type { Language } from '../../api/types'
import { chosenLanguage, regionOf, rememberLanguage } from './languages'
import { getSpoken, onSpoken, turnTo } from './spoken'

type Speech = { language: Language; choose: (language: Language) => void }

const LanguageContext = createContext<Speech>({ language: 'en', choose: () => {} })

export function useLanguage() {
  return useContext(LanguageContext)
}

// A file of that language may not come; the page stays readable in the one it has.
function turn(language: Language) {
  turnTo(language).catch(() => {})
}

/** Order: picked on this device, the person's profile, the browser. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const { language, texts } = useSyncExternalStore(onSpoken, getSpoken)
  const { data: user } = useQuery({ ...sessionQuery, enabled: false })
  const profileLanguage = user?.language

  useEffect(() => {
    if (profileLanguage && !chosenLanguage()) turn(profileLanguage)
  }, [profileLanguage])

  useEffect(() => {
    document.documentElement.lang = language
  }, [language])

  const context = useMemo(
    () => ({
      language,
      choose: (picked: Language) => {
        rememberLanguage(picked)
        turn(picked)
      },
    }),
    [language],
  )

  return (
    <LanguageContext value={context}>
      <IntlProvider
        locale={regionOf(language)}
        defaultLocale="en"
        messages={texts}
        timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
        onError={(error) => {
          if (import.meta.env.DEV) console.error(error)
        }}
      >
        {children}
      </IntlProvider>
    </LanguageContext>
  )
}
