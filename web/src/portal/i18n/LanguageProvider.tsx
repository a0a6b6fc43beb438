import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { IntlProvider } from 'react-intl'
import { speak } from '../../api/client'
import { sessionQuery } from '../../api/queries'
import type { Language } from '../../api/types'
import {
  browserLanguage,
  chosenLanguage,
  loadTexts,
  regionOf,
  rememberLanguage,
  type Texts,
} from './languages'

type Speech = { language: Language; choose: (language: Language) => void }

const LanguageContext = createContext<Speech>({ language: 'en', choose: () => {} })

export function useLanguage() {
  return useContext(LanguageContext)
}

type Spoken = { language: Language; texts: Texts }

export async function firstSpoken(): Promise<Spoken> {
  const language = chosenLanguage() ?? browserLanguage()
  return { language, texts: await loadTexts(language) }
}

/** Order: picked on this device, the person's profile, the browser. */
export function LanguageProvider({ first, children }: { first: Spoken; children: ReactNode }) {
  const [spoken, setSpoken] = useState(first)
  const { data: user } = useQuery({ ...sessionQuery, enabled: false })
  const profileLanguage = user?.language

  const turnTo = useCallback(async (language: Language) => {
    try {
      const texts = await loadTexts(language)
      setSpoken({ language, texts })
    } catch {
      // The file of that language did not come; the page stays readable in the one it has.
    }
  }, [])

  useEffect(() => {
    if (profileLanguage && !chosenLanguage()) void turnTo(profileLanguage)
  }, [profileLanguage, turnTo])

  // Before the children render, because their first calls already name the language.
  speak(spoken.language)
  useEffect(() => {
    document.documentElement.lang = spoken.language
  }, [spoken.language])

  const context = useMemo(
    () => ({
      language: spoken.language,
      choose: (language: Language) => {
        rememberLanguage(language)
        void turnTo(language)
      },
    }),
    [spoken.language, turnTo],
  )

  return (
    <LanguageContext value={context}>
      <IntlProvider
        locale={regionOf(spoken.language)}
        defaultLocale="en"
        messages={spoken.texts}
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
