import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import { useAct } from '../api/act'
import { answer, api } from '../api/client'
import type { Language } from '../api/types'
import { useLanguage } from '../portal/i18n/LanguageProvider'
import { useText } from '../portal/i18n/text'
import { useKept } from '../portal/kept'
import { useUser } from '../portal/session/session'
import { type Deed, Done } from '../ui/Done'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../ui/problems'
import type { GuideName } from './guides'
import styles from './Helpful.module.css'

/** "Was this helpful?" at the end of a guide, for people who are signed in: an answer has somebody behind it. */
export function Helpful({ guide }: { guide: GuideName }) {
  const user = useUser()
  return user ? <Question key={guide} guide={guide} /> : null
}

function Question({ guide }: { guide: GuideName }) {
  const text = useText()
  const { language } = useLanguage()
  const form = useRef<HTMLFormElement>(null)
  const [helpful, setHelpful] = useState<boolean | null>(null)
  const [deed, setDeed] = useState<Deed | null>(null)
  const [comment, keepComment, forgetComment] = useKept(`guide-${guide}`, '')
  const tell = useAct(
    (given: { helpful: boolean; language: Language; comment?: string }, header) =>
      answer(
        api.POST('/guides/{name}/answers', {
          params: { path: { name: guide } },
          headers: header,
          body: given,
        }),
      ),
    {
      onSuccess: () => {
        forgetComment()
        setDeed({ sentence: text('ui.guides.thanks') })
      },
    },
  )
  useFocusOnProblem(form, tell.error)

  if (deed) return <Done deed={deed} />
  return (
    <form
      ref={form}
      noValidate
      className={styles.question}
      onSubmit={(event) => {
        event.preventDefault()
        if (helpful === null) return
        tell.mutate({ helpful, language, ...(comment.trim() ? { comment: comment.trim() } : {}) })
      }}
    >
      <Group gap="sm" role="group" aria-label={text('ui.guides.helpful')}>
        <strong>{text('ui.guides.helpful')}</strong>
        {[true, false].map((choice) => (
          <Button
            key={String(choice)}
            size="sm"
            variant={helpful === choice ? 'filled' : 'default'}
            aria-pressed={helpful === choice}
            onClick={() => setHelpful(choice)}
          >
            {text(choice ? 'ui.guides.yes' : 'ui.guides.no')}
          </Button>
        ))}
      </Group>
      {helpful !== null && (
        <Stack gap="sm">
          <ProblemNotice problem={tell.error} shownBeside={(pointer) => pointer === '/comment'} />
          <Textarea
            label={text(helpful ? 'ui.guides.comment_good' : 'ui.guides.comment_bad')}
            description={text('ui.guides.comment_hint')}
            value={comment}
            onChange={(event) => keepComment(event.currentTarget.value)}
            error={fieldProblem(tell.error, '/comment')}
            autosize
            minRows={2}
            maxRows={8}
          />
          <div>
            <Button type="submit" size="sm" loading={tell.isPending}>
              {text('ui.guides.send')}
            </Button>
          </div>
        </Stack>
      )}
    </form>
  )
}
