import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import type { Problem } from '../../api/problem'
import { useText } from '../../portal/i18n/text'
import { Icon } from '../../ui/Icon'
import { fieldProblem } from '../../ui/problems'
import styles from './DomainField.module.css'
import { domainIn } from './domain'
import type { Draft } from './draft'
import { LookUp } from './LookUp'
import { Note } from './Note'

type Props = {
  draft: Draft
  change: (part: Partial<Draft>) => void
  /** The requester's own domain, which the server takes when nothing else is said. */
  usual: string | null
  problem: Problem | null
  /** What can be done when the identifier is taken. */
  offer: ReactNode
}

/** The identifier as plain text, because for most it is right; Edit turns it into a field. */
export function DomainField({ draft, change, usual, problem, offer }: Props) {
  const text = useText()
  const error = fieldProblem(problem, '/domainIdentifier')
  // Opened by Edit, the field takes the focus once: the person goes on there.
  const fresh = useRef(false)

  if (!draft.domainOpened && usual) {
    return (
      <div>
        <p className={styles.label}>{text('ui.request_form.domain')}</p>
        <p className={styles.hint}>{text('ui.request_form.domain_hint')}</p>
        <div className={styles.shown}>
          <span className={styles.value}>{usual}</span>
          <Button
            variant="default"
            size="sm"
            leftSection={<Icon name="pen" size={16} />}
            aria-label={text('ui.request_form.domain_edit_label')}
            onClick={() => {
              fresh.current = true
              change({ domainOpened: true, domainIdentifier: draft.domainIdentifier || usual })
            }}
          >
            {text('ui.request_form.domain_edit')}
          </Button>
        </div>
        <LookUp asked={{ domain: usual }} />
      </div>
    )
  }
  return (
    <>
      <div>
        <TextInput
          label={text('ui.request_form.domain')}
          description={text('ui.request_form.domain_edit_hint')}
          name="domain-identifier"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={draft.domainIdentifier}
          ref={(field) => {
            if (field && fresh.current) {
              fresh.current = false
              field.focus()
            }
          }}
          onChange={(event) => change({ domainOpened: true, domainIdentifier: event.currentTarget.value })}
          onBlur={() => {
            const meant = domainIn(draft.domainIdentifier)
            if (meant !== draft.domainIdentifier) change({ domainIdentifier: meant })
          }}
          error={error}
        />
        <LookUp asked={{ domain: domainIn(draft.domainIdentifier) }} />
      </div>
      {offer}
      <Note
        label={text('ui.field.note_to_reviewer')}
        description={text('ui.request_form.note_to_reviewer_hint')}
        value={draft.noteToReviewer}
        onChange={(noteToReviewer) => change({ noteToReviewer })}
        error={fieldProblem(problem, '/noteToReviewer')}
      />
    </>
  )
}
