import { CloseButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { asProblem } from '../api/problem'
import { useLanguage } from '../portal/i18n/LanguageProvider'
import { useText } from '../portal/i18n/text'
import { ProblemNotice } from '../ui/problems'
import { Waiting } from '../ui/Waiting'
import { GuideText, Run } from './GuideText'
import { type GuideName, guidesQuery } from './guides'
import styles from './HelpAside.module.css'
import { Helpful } from './Helpful'

/**
 * A guide beside the page it is about. Where there is room the page stays usable, so that one can do what one reads; on a
 * phone it lies over the page until it is closed. The browser's own dialog does the focus in both cases.
 */
export function HelpAside({ guide: name, onClose }: { guide: GuideName; onClose: () => void }) {
  const text = useText()
  const { language } = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  const guides = useQuery(guidesQuery(language))
  const guide = guides.data?.[name]

  useEffect(() => {
    const aside = dialog.current
    if (!aside || aside.open) return
    if (window.matchMedia('(max-width: 62em)').matches) aside.showModal()
    else aside.show()
  }, [])

  return (
    <dialog
      ref={dialog}
      className={styles.aside}
      aria-label={guide?.title ?? text('ui.shell.help')}
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        dialog.current?.close()
      }}
    >
      <div className={styles.bar}>
        <span>{text('ui.shell.help')}</span>
        <CloseButton size="lg" aria-label={text('ui.dialog.close')} onClick={() => dialog.current?.close()} />
      </div>
      {guide ? (
        <div className={styles.words}>
          <h2>{guide.title}</h2>
          <p>
            <Run words={guide.lead} />
          </p>
          <GuideText guide={guide} heading="h3" />
          <p>
            <Link to="/guides/$guideName" params={{ guideName: name }} target="_blank">
              {text('ui.guides.as_page')}
            </Link>
            {' · '}
            <Link to="/guides/$guideName" params={{ guideName: 'glossary' }} target="_blank">
              {text('ui.guides.glossary')}
            </Link>
          </p>
          <Helpful guide={name} />
        </div>
      ) : guides.error ? (
        <ProblemNotice problem={asProblem(guides.error)} onRetry={() => guides.refetch()} />
      ) : (
        <Waiting lines={8} />
      )}
    </dialog>
  )
}
